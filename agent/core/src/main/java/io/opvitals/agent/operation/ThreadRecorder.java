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

    private final @Nullable CellBudget budget;
    private volatile @Nullable Cell[] cells = new Cell[0];
    private @Nullable CallFrame bottom;

    /** The innermost call in flight. */
    @Nullable
    CallFrame top;

    /**
     * @param owner the thread
     * @param stripe which shared cells it uses
     * @param budget where its own cells come from; {@code null} for a thread that gets none, as a virtual one
     */
    ThreadRecorder(Thread owner, int stripe, @Nullable CellBudget budget) {
        this.owner = owner;
        this.stripe = stripe;
        this.budget = budget;
    }

    CallFrame begin(OperationRecorder recorder) {
        CallFrame innermost = top;
        CallFrame frame = innermost == null ? bottom(recorder) : innermost.above(recorder);
        frame.open(recorder, cell(recorder));
        top = frame;
        return frame;
    }

    /** Begins a call whose end may come late or from another thread. */
    CallFrame beginStarted(OperationRecorder recorder) {
        popEnded();
        CallFrame frame = new CallFrame(this, top, recorder, false);
        frame.open(recorder, cell(recorder));
        top = frame;
        return frame;
    }

    /** The innermost call in flight that has not ended. */
    @Nullable
    CallFrame current() {
        popEnded();
        return top;
    }

    void popEnded() {
        CallFrame frame = top;
        while (frame != null && frame.hasEnded()) {
            frame = frame.parent;
        }
        top = frame;
    }

    /**
     * Ends what lies above {@code frame} and belongs to it: woven calls whose own end could not be counted. Calls that
     * the application started itself go on; their end comes from the application.
     */
    void endAbove(CallFrame frame, @Nullable Throwable thrown, long endNanos) {
        CallFrame lost = top;
        while (lost != null && lost != frame) {
            if (lost.isWoven()) {
                lost.count(thrown, endNanos);
            }
            lost = lost.parent;
            top = lost;
        }
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

    private CallFrame bottom(OperationRecorder recorder) {
        CallFrame frame = bottom;
        if (frame == null) {
            frame = new CallFrame(this, null, recorder, true);
            bottom = frame;
        }
        return frame;
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
        Cell cell = new Cell();
        larger[index] = cell;
        cells = larger;
        return cell;
    }
}
