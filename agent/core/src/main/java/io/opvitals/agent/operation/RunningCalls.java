package io.opvitals.agent.operation;

import org.jspecify.annotations.Nullable;

/** The calls in flight on the current thread, for integrations. */
public final class RunningCalls {

    private final OperationRegistry operations;

    public RunningCalls(OperationRegistry operations) {
        this.operations = operations;
    }

    /** The innermost call in flight on this thread. */
    public @Nullable RunningCall current() {
        ThreadRecorder thread = operations.shared().threads().currentIfAny();
        CallFrame frame = thread == null ? null : thread.current();
        return frame == null ? null : new RunningCall(frame, operations.shared().errorTypes());
    }

    /** The innermost call in flight on this thread, where it began at a proxy. */
    public @Nullable ProxiedCall currentProxied() {
        ThreadRecorder thread = operations.shared().threads().currentIfAny();
        CallFrame frame = thread == null ? null : thread.current();
        CallNotes notes = frame == null ? null : frame.knownNotes();
        return notes == null ? null : notes.proxied;
    }

    /**
     * A proxy of a monitored method is called.
     *
     * @param operation index of the method's operation
     * @return {@code null} where the proxy is itself behind a proxy that has begun the call
     */
    public @Nullable ProxiedCall begin(int operation) {
        OperationRecorder recorder = operations.recorderAt(operation);
        ThreadRecorder thread = operations.shared().threads().currentIfAny();
        boolean isBehindAnother = thread != null && thread.expectsAttempt(recorder);
        return isBehindAnother ? null : new ProxiedCall(recorder.beginProxied());
    }

    /**
     * The method behind a proxy is about to run on this thread, as an attempt of {@code call}; {@code null} takes that
     * back.
     *
     * @return what was expected before, to be put back afterwards
     */
    public @Nullable ProxiedCall expectAttempt(@Nullable ProxiedCall call) {
        return operations.shared().threads().current().expectAttempt(call);
    }
}
