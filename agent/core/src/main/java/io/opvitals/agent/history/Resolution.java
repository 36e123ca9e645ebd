package io.opvitals.agent.history;

import java.time.Duration;

/** How long an interval is over which values are summed up; each is a whole number of those before it. */
public enum Resolution {
    TEN_SECONDS("10s", Duration.ofSeconds(10)),
    MINUTE("1m", Duration.ofMinutes(1)),
    TEN_MINUTES("10m", Duration.ofMinutes(10)),
    HOUR("1h", Duration.ofHours(1)),
    /** Days begin at midnight UTC. */
    DAY("1d", Duration.ofDays(1));

    private final String label;
    private final long millis;

    Resolution(String label, Duration length) {
        this.label = label;
        this.millis = length.toMillis();
    }

    /** The word used in settings, answers and file names. */
    public String label() {
        return label;
    }

    /** How long an interval is. */
    public Duration length() {
        return Duration.ofMillis(millis);
    }

    /** The length in milliseconds. */
    long millis() {
        return millis;
    }

    /** The beginning of the interval that a moment is in, both in milliseconds since 1970. */
    long startOf(long timeMillis) {
        return Math.floorDiv(timeMillis, millis) * millis;
    }
}
