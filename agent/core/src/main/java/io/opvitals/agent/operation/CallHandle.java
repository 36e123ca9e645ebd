package io.opvitals.agent.operation;

import org.jspecify.annotations.Nullable;

/**
 * One call, as the application holds it. A frame on a thread's stack is reused once its call has ended; the handle of the
 * ended call then does nothing. A handle follows its call when it leaves the stack to wait for a result.
 */
final class CallHandle {

    private volatile CallFrame frame;
    private volatile int sequence;

    CallHandle(CallFrame frame) {
        this.frame = frame;
        this.sequence = frame.sequence;
    }

    /** The call, where it is still in flight and may be written to from this thread. */
    @Nullable
    CallFrame live() {
        CallFrame call = frame;
        boolean here = !call.isWoven() || call.isOnCurrentThread();
        return here && call.sequence == sequence && !call.hasEnded() ? call : null;
    }

    /** The call for its end, which any thread may tell. */
    CallFrame call() {
        return frame;
    }

    void follow(CallFrame late) {
        sequence = late.sequence;
        frame = late;
    }
}
