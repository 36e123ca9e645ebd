package io.opvitals.agent.operation;

import io.opvitals.bootstrap.OpvitalsDoor;
import org.jspecify.annotations.Nullable;

/**
 * One call in flight, on the stack of calls of its thread.
 *
 * <p>Frames of woven methods are reused: a frame keeps the one above it and hands it out again, so that a steady
 * application allocates none. {@link #sequence} tells one use from the next. A frame started by
 * {@code Operations.start} is never reused, because its end may come late or from another thread.
 *
 * <p>Counting comes before popping: when the stack is so full that counting throws, the frame stays, and the end of an
 * enclosing call, which has more stack, counts it then.
 */
final class CallFrame extends OpvitalsDoor.Call {

    /** Deeper frames are made anew each time, so that one deep recursion does not keep its memory. */
    private static final int REUSED_DEPTH = 64;

    private static final int MAX_ATTRIBUTE_VALUE = 256;

    private final ThreadRecorder thread;
    final @Nullable CallFrame parent;
    private final int depth;
    private final boolean reused;
    private @Nullable CallFrame above;

    OperationRecorder recorder;
    private @Nullable Cell cell;
    private long startNanos;
    private volatile boolean ended;
    int sequence;

    @Nullable
    CallNotes notes;

    CallFrame(ThreadRecorder thread, @Nullable CallFrame parent, OperationRecorder recorder, boolean reused) {
        this.thread = thread;
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.reused = reused;
        this.recorder = recorder;
    }

    /** The frame of a call nested in this one. */
    CallFrame above(OperationRecorder nested) {
        CallFrame frame = above;
        if (frame == null) {
            frame = new CallFrame(thread, this, nested, true);
            if (reused && depth < REUSED_DEPTH) {
                above = frame;
            }
        }
        return frame;
    }

    void open(OperationRecorder opened, @Nullable Cell counted) {
        recorder = opened;
        cell = counted;
        notes = null;
        sequence++;
        startNanos = opened.ticker.nanos();
        if (counted != null) {
            counted.start();
        } else {
            opened.sharedCell(thread.stripe).start();
        }
    }

    @Override
    protected void end(@Nullable Throwable thrown) {
        OperationRecorder ending = recorder;
        long endNanos = ending.ticker.nanos();
        if (!reused) {
            endStarted(thrown, endNanos);
            return;
        }
        if (thread.top != this) {
            thread.endAbove(this, thrown, endNanos);
        }
        count(thrown, endNanos);
        thread.top = parent;
    }

    /** Counts this call as ended; the last thing done to it before it is popped. */
    void count(@Nullable Throwable thrown, long endNanos) {
        long durationNanos = endNanos - startNanos;
        if (thrown == null && notes == null && recorder.isOrdinary(durationNanos, endNanos)) {
            count(0, durationNanos);
        } else {
            recorder.judge(this, thrown, durationNanos, endNanos);
        }
    }

    void count(int series, long durationNanos) {
        Cell own = cell;
        if (own != null) {
            own.end(series, durationNanos);
        } else {
            recorder.sharedCell(thread.stripe).end(series, durationNanos);
        }
    }

    /** Whether this frame belongs to a woven method, rather than to {@code Operations.start}. */
    boolean isWoven() {
        return reused;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isOnCurrentThread() {
        return thread.owner == Thread.currentThread();
    }

    long startNanos() {
        return startNanos;
    }

    String threadName() {
        return thread.owner.getName();
    }

    CallNotes notes() {
        CallNotes existing = notes;
        if (existing == null) {
            existing = new CallNotes();
            notes = existing;
        }
        return existing;
    }

    private void endStarted(@Nullable Throwable thrown, long endNanos) {
        if (ended) {
            return;
        }
        if (isOnCurrentThread()) {
            count(thrown, endNanos);
            ended = true;
            thread.popEnded();
            return;
        }
        // Another thread closes it: this thread may not write to the owner's cell, and must not touch its stack.
        cell = null;
        count(thrown, endNanos);
        ended = true;
    }

    @Override
    protected void argument(String key, Object value, boolean metric) {
        String text = String.valueOf(value);
        String cut = text.length() <= MAX_ATTRIBUTE_VALUE ? text : text.substring(0, MAX_ATTRIBUTE_VALUE);
        notes().attribute(key, cut);
        if (metric) {
            notes().metricAttribute(key, recorder.boundedAttribute(key, cut));
        }
    }

    @Override
    protected void failed(Throwable error) {
        recorder.failed(error);
    }
}
