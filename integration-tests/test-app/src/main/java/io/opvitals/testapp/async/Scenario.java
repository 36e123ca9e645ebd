package io.opvitals.testapp.async;

/** What becomes of a call. */
public enum Scenario {
    /** Completes a moment after its method has returned. */
    SUCCESS,
    /** Fails a moment after its method has returned. */
    FAILURE,
    /** Cancelled by the caller while it waits. */
    CANCEL,
    /** Ends itself by a time-out. */
    TIME_OUT,
    /** Has its result when its method returns. */
    ALREADY_DONE,
    /** Started, and nothing more. */
    NEVER_COMPLETED,
    /** Called, and its result is never subscribed to. */
    NEVER_SUBSCRIBED,
    /** Fails twice and then succeeds: its result is subscribed to again; where it cannot, it is called again. */
    RETRIED,
    /** Its result is subscribed to once more after it has completed. */
    RESUBSCRIBED,
    /** Two subscribers, or listeners, at the same time. */
    TWO_SUBSCRIBERS
}
