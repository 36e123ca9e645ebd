package io.opvitals.agent.guard;

/** What a guard does for the calls that pass it. */
public enum GuardKind {
    /** Refuses calls for a while after too many have failed. */
    CIRCUIT_BREAKER,
    /** Lets so many calls run at once. */
    BULKHEAD,
    /** Lets so many calls through in a time. */
    RATE_LIMITER,
    /** Gives up on a call after a time. */
    TIME_LIMITER
}
