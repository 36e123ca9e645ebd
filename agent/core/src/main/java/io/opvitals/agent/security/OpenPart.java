package io.opvitals.agent.security;

import java.util.Locale;

/** What may answer without login, by {@code opvitals.security.open}. */
public enum OpenPart {
    /** {@code /health/simple}, {@code /health/live} and {@code /health/ready}. */
    PROBES,
    /** {@code /health} with its details. */
    HEALTH,
    /** {@code /metrics}. */
    METRICS;

    /** As it is written in the configuration. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
