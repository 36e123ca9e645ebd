package io.opvitals.agent.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a measure is compared with, as people write it: {@code 0.8}, or a time back: {@code 1d}. */
public final class BaselineText {

    private BaselineText() {}

    /** Whether it is one; 0 is a number, and no time back is longer than a history is kept. */
    static boolean isBaseline(String text) {
        return number(text) != null || isTimeBack(text);
    }

    /** The number; {@code null} where it is a time back. */
    public static @Nullable Double number(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            // Double.parseDouble takes 1d for a number.
            return Double.isFinite(number)
                            && !Character.isLetter(
                                    text.strip().charAt(text.strip().length() - 1))
                    ? number
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The time back.
     *
     * @throws IllegalArgumentException for what is none
     */
    public static Duration timeBack(String text) {
        return DurationText.parsePositive("baseline", text);
    }

    private static boolean isTimeBack(String text) {
        Duration back = timeBack(text);
        return back.compareTo(Duration.ofMinutes(1)) >= 0 && back.compareTo(Duration.ofDays(1_825)) <= 0;
    }
}
