package io.opvitals.agent.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 1d}, or ISO-8601. */
public final class DurationText {

    private static final String EXPECTED = " (expected: a duration greater than 0 such as 500ms, 30s, 5m, 1h or PT30S)";

    private DurationText() {}

    /**
     * Reads a duration greater than zero.
     *
     * @param setting what is being read, for the message
     * @throws IllegalArgumentException naming the value and the expectation
     */
    public static Duration parsePositive(String setting, String text) {
        Duration parsed;
        try {
            parsed = parse(text.strip());
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(setting + ": '" + text + "'" + EXPECTED, e);
        }
        if (parsed.isZero() || parsed.isNegative()) {
            throw new IllegalArgumentException(setting + ": '" + text + "'" + EXPECTED);
        }
        return parsed;
    }

    /** As {@link #parsePositive} reads it: in the largest unit that is whole. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 86_400_000 == 0) {
            return millis / 86_400_000 + "d";
        }
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    private static Duration parse(String text) {
        int unit = 0;
        while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        if (unit == 0) {
            return Duration.parse(text);
        }
        long amount = Long.parseLong(text.substring(0, unit));
        return switch (text.substring(unit).strip()) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new NumberFormatException("unit");
        };
    }
}
