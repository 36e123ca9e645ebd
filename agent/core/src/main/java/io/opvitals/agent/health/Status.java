package io.opvitals.agent.health;

import java.util.Locale;

/** What a score means. No data is {@link #UNKNOWN}, never healthy. */
public enum Status {
    HEALTHY,
    DEGRADED,
    UNHEALTHY,
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word used in metrics, pages and logs, for example {@code healthy}. */
    public String label() {
        return label;
    }
}
