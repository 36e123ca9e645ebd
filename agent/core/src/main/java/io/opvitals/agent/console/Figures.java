package io.opvitals.agent.console;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** Numbers as people read them, in a few characters and in every locale the same. */
final class Figures {

    private static final String NONE = "-";

    private Figures() {}

    /** Three digits and a unit, for example {@code 1.23ms}, {@code 45.6us}, {@code 2m05s}; {@code -} for NaN. */
    static String duration(double nanos) {
        if (Double.isNaN(nanos)) {
            return NONE;
        }
        String[] units = {"ns", "us", "ms"};
        double value = nanos;
        for (String unit : units) {
            // Half a unit of the last digit below 1000: from there on it would read as 1000.
            if (value < 999.5) {
                return unit.equals("ns") ? Math.round(value) + unit : threeDigits(value) + unit;
            }
            value /= 1_000;
        }
        if (value < 99.95) {
            return threeDigits(value) + "s";
        }
        long seconds = Math.round(value);
        return seconds < 3_600
                ? seconds / 60 + "m" + twoDigits(seconds % 60) + "s"
                : seconds / 3_600 + "h" + twoDigits(seconds / 60 % 60) + "m";
    }

    /** A length of time in words, to the second: {@code 42 s}, {@code 5 min}, {@code 2 min 5 s}. */
    static String span(long nanos) {
        long seconds = Math.round(nanos / 1e9);
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }

    /**
     * A share in percent, without the sign: {@code 96.1}, {@code 100} for all, {@code -} for none. What is neither never
     * looks like it.
     */
    static String percent(long part, long all) {
        if (part == 0) {
            return NONE;
        }
        if (part == all) {
            return "100";
        }
        double percent = 100.0 * part / all;
        if (percent < 0.05) {
            return "<0.1";
        }
        return percent > 99.9 ? "99.9" : decimals(percent, 1);
    }

    /** All digits up to seven, then {@code 12.3M}. */
    static String count(long count) {
        if (count < 10_000_000) {
            return Long.toString(count);
        }
        return count < 999_500_000 ? threeDigits(count / 1e6) + "M" : threeDigits(count / 1e9) + "G";
    }

    /** Three digits: {@code 1.23}, {@code 12.3}, {@code 123}. */
    static String threeDigits(double value) {
        if (value < 9.995) {
            return decimals(value, 2);
        }
        return value < 99.95 ? decimals(value, 1) : Long.toString(Math.round(value));
    }

    /** The time of day. */
    static String time(Instant instant, ZoneId zone) {
        LocalTime time = instant.atZone(zone).toLocalTime();
        return twoDigits(time.getHour()) + ":" + twoDigits(time.getMinute()) + ":" + twoDigits(time.getSecond());
    }

    private static String decimals(double value, int decimals) {
        long unit = decimals == 1 ? 10 : 100;
        long scaled = Math.round(value * unit);
        String fraction = decimals == 1 ? Long.toString(scaled % unit) : twoDigits(scaled % unit);
        return scaled / unit + "." + fraction;
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
