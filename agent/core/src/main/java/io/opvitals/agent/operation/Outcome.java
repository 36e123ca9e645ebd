package io.opvitals.agent.operation;

import java.util.Locale;

/** How a call ended. Every ended call has exactly one. */
public enum Outcome {
    /** It returned, or threw an exception that its operation expects. */
    SUCCESS,
    /** It returned, served by its fallback. */
    FALLBACK,
    /** It threw, or said that it failed. */
    ERROR,
    /** It was refused before it began: an open circuit breaker, a full pool. */
    REJECTED,
    /** It took longer than it was allowed to. */
    TIMEOUT,
    /** Its caller gave up. */
    CANCELLED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word used in metrics, pages and configuration, for example {@code success}. */
    public String label() {
        return label;
    }

    /** Whether the call did not give its caller what it was called for: an error, a rejection or a time-out. */
    public boolean isFailure() {
        return this == ERROR || this == REJECTED || this == TIMEOUT;
    }
}
