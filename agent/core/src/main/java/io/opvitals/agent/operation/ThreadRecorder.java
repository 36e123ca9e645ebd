package io.opvitals.agent.operation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one thread is doing and has counted: its stack of calls in flight, and its cell of every operation it has called.
 * Written by that thread only.
 */
final class ThreadRecorder {

    final Thread owner;

    /** Which of an operation's shared cells this thread uses where it has none of its own. */
    final int stripe;

    /** Deeper frames are made anew each time, so that one deep recursion does not keep its memory. */
    private static final int KEPT_DEPTH = 64;

    private final @Nullable CellBudget budget;

    /** Where a virtual thread is found while it has a call in flight; {@code null} for one that is always found. */
    private final @Nullable VirtualThreads virtual;

    private volatile @Nullable Cell[] cells = new Cell[0];

    /** Frames by depth. Below {@link #depth} calls in flight, from there on frames that wait for their next use. */
    private @Nullable CallFrame[] stack = new CallFrame[4];

    /** Number of calls in flight. */
    private int depth;

    /** The call of a proxy that is about to call the method behind it. */
    private @Nullable ProxiedCall attempt;

    /**
     * Makes the recorder of a thread that has none yet.
     *
     * @param owner the thread
     * @param stripe which shared cells it uses
     * @param budget where its own cells come from; {@code null} for a thread that gets none, as a virtual one
     */
    ThreadRecorder(Thread owner, int stripe, @Nullable CellBudget budget) {
        this(owner, stripe, budget, null);
    }

    private ThreadRecorder(Thread owner, int stripe, @Nullable CellBudget budget, @Nullable VirtualThreads virtual) {
        this.owner = owner;
        this.stripe = stripe;
        this.budget = budget;
        this.virtual = virtual;
    }

    /** The recorder of a virtual thread. */
    static ThreadRecorder ofVirtual(Thread owner, int stripe, VirtualThreads virtual) {
        return new ThreadRecorder(owner, stripe, null, virtual);
    }

    /** Begins a call on a thread that was found by its thread local. */
    CallFrame begin(OperationRecorder recorder, long startNanos) {
        Cell cell = cell(recorder);
        if (cell != null) {
            recorder.remember(cell);
        }
        beFound();
        return begin(recorder, cell, startNanos);
    }

    CallFrame begin(OperationRecorder recorder, @Nullable Cell cell, long startNanos) {
        int at = depth;
        @Nullable CallFrame[] frames = stack;
        CallFrame frame = at < frames.length ? frames[at] : null;
        if (frame == null) {
            frame = new CallFrame(this, at, recorder);
            put(frame);
        }
        frame.open(recorder, cell, startNanos);
        depth = at + 1;
        if (cell != null && at < KEPT_DEPTH) {
            cell.expect(frame);
        }
        return frame;
    }

    /** Whether the next call goes to the place of this frame, which nothing else has taken. */
    boolean isNext(CallFrame frame) {
        return depth == frame.depth;
    }

    void push(CallFrame frame) {
        depth = frame.depth + 1;
    }

    /** From now on, the next call of the operation on this thread is an attempt of this one. */
    @Nullable
    ProxiedCall expectAttempt(@Nullable ProxiedCall call) {
        ProxiedCall before = attempt;
        attempt = call;
        return before;
    }

    boolean expectsAttempt(OperationRecorder recorder) {
        return attempt != null && attempt.isOf(recorder);
    }

    /** The call that a call of this operation is an attempt of, once. */
    @Nullable
    ProxiedCall takeAttempt(OperationRecorder recorder) {
        ProxiedCall call = attempt;
        if (call == null || !call.isOf(recorder)) {
            return null;
        }
        attempt = null;
        return call;
    }

    /** Begins a call whose end may come late or from another thread. */
    CallFrame beginStarted(OperationRecorder recorder, long startNanos) {
        popEnded();
        beFound();
        CallFrame frame = new CallFrame(this, depth, recorder, innermost());
        put(frame);
        frame.open(recorder, cell(recorder), startNanos);
        depth++;
        return frame;
    }

    /** The innermost call in flight that has not ended. */
    @Nullable
    CallFrame current() {
        popEnded();
        return innermost();
    }

    @Nullable
    CallFrame innermost() {
        return depth == 0 ? null : stack[depth - 1];
    }

    @Nullable
    CallFrame at(int place) {
        return stack[place];
    }

    boolean isInnermost(CallFrame frame) {
        return depth == frame.depth + 1;
    }

    void pop(CallFrame frame) {
        depth = frame.depth;
        if (frame.depth >= KEPT_DEPTH) {
            stack[frame.depth] = null;
        }
    }

    /** Takes away what the application started and has ended, or what goes on elsewhere. */
    void popEnded() {
        for (CallFrame frame = innermost(); frame != null && frame.isGone(); frame = innermost()) {
            depth--;
            stack[depth] = null;
        }
    }

    /**
     * Ends what lies above {@code frame} and belongs to it: woven calls whose own end could not be counted. Calls that
     * the application started itself go on without their place; their end comes from the application.
     */
    void endAbove(CallFrame frame, @Nullable Throwable thrown, long endNanos) {
        for (CallFrame lost = innermost(); lost != null && lost.depth > frame.depth; lost = innermost()) {
            if (lost.isWoven()) {
                lost.assumeStart(endNanos);
                lost.count(thrown, endNanos);
                pop(lost);
            } else {
                lost.leave();
            }
        }
    }

    /**
     * The frame at this place of the stack of calls in flight, for the collector's thread, which may be wrong about it: see
     * {@link StuckCalls}.
     */
    @Nullable
    CallFrame seen(int place) {
        @Nullable CallFrame[] frames = stack;
        return place < depth && place < frames.length ? frames[place] : null;
    }

    /** Whether it has a call in flight, for other threads, which may be wrong about it. */
    boolean isBusy() {
        return depth > 0;
    }

    /** The cell of the operation with this index, for the collector's thread. */
    @Nullable
    Cell cellAt(int index) {
        @Nullable Cell[] all = cells;
        return index < all.length ? all[index] : null;
    }

    int cellCount() {
        int count = 0;
        for (Cell each : cells) {
            if (each != null) {
                count++;
            }
        }
        return count;
    }

    private void beFound() {
        if (virtual != null && depth == 0) {
            virtual.begins(this);
        }
    }

    private void put(CallFrame frame) {
        if (frame.depth >= stack.length) {
            stack = Arrays.copyOf(stack, 2 * stack.length);
        }
        CallFrame before = stack[frame.depth];
        if (before != null) {
            before.displaced();
        }
        stack[frame.depth] = frame;
    }

    private @Nullable Cell cell(OperationRecorder recorder) {
        int index = recorder.index;
        @Nullable Cell[] all = cells;
        Cell cell = index < all.length ? all[index] : null;
        return cell != null ? cell : newCell(index);
    }

    private @Nullable Cell newCell(int index) {
        if (budget == null || !budget.take()) {
            return null;
        }
        @Nullable Cell[] all = cells;
        @Nullable Cell[] larger = index < all.length ? all.clone() : Arrays.copyOf(all, index + 8);
        Cell cell = new Cell(this);
        larger[index] = cell;
        cells = larger;
        return cell;
    }
}
