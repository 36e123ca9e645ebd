package io.opvitals.agent.console;

import java.time.Duration;

/**
 * The table on the terminal.
 *
 * @param interval how often it is printed, at least one second; zero for never
 * @param color whether it has colours
 */
public record ConsoleSettings(Duration interval, Color color) {

    private static final Duration MIN_INTERVAL = Duration.ofSeconds(1);

    /** Never. */
    public static final ConsoleSettings DEFAULT = new ConsoleSettings(Duration.ZERO, Color.AUTO);

    /** Whether output has colours. */
    public enum Color {
        /** On a terminal, unless the environment says {@code NO_COLOR} or {@code TERM=dumb}. */
        AUTO,
        ALWAYS,
        NEVER
    }

    public ConsoleSettings {
        if (!interval.isZero() && interval.compareTo(MIN_INTERVAL) < 0) {
            throw new IllegalArgumentException("interval: " + interval + " (expected: 0, or >= " + MIN_INTERVAL + ")");
        }
    }

    /** Whether the table is printed at all. */
    public boolean isOn() {
        return !interval.isZero();
    }
}
