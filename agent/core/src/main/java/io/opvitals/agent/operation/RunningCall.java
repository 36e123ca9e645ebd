package io.opvitals.agent.operation;

import org.jspecify.annotations.Nullable;

/**
 * A call in flight, as an integration holds it to say later, on whatever thread, what a library did for it. What is said
 * after its end is lost.
 *
 * <p>It writes to the call's notes without a lock: a library does one thing after the other for one call, and hands its
 * result over to whoever waits for it.
 */
public final class RunningCall {

    private static final int MAX_TEXT = 256;

    private final OperationRecorder recorder;
    private final ErrorType.Catalogue errorTypes;
    private final CallNotes notes;

    RunningCall(CallFrame frame, ErrorType.Catalogue errorTypes) {
        this.recorder = frame.recorder;
        this.errorTypes = errorTypes;
        this.notes = frame.notes();
    }

    /** Something went wrong, which the library now deals with: the time to recover starts. */
    public void wentWrong() {
        notes.ofRunning().failedAt(recorder.ticker.nanos());
    }

    /** The library tries again. */
    public void retried() {
        wentWrong();
        notes.ofRunning().retries++;
        recorder.details.retry();
    }

    /**
     * A fallback serves the call.
     *
     * @param cause what went wrong
     * @param servedBy the method or handler that serves, where it is known
     */
    public void servedByFallback(Throwable cause, @Nullable String servedBy) {
        servedByFallback(errorTypes.of(errorTypes.withoutWrapper(cause)).name(), servedBy);
    }

    /** As above, for a fallback that an unwanted result leads to. */
    public void servedByFallback(String reason, @Nullable String servedBy) {
        CallNotes running = notes.ofRunning();
        running.failedAt(recorder.ticker.nanos());
        if (running.fallbackReason == null) {
            running.fallbackReason = cut(reason);
        }
        if (running.servedBy == null && servedBy != null) {
            running.servedBy = cut(servedBy);
        }
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
