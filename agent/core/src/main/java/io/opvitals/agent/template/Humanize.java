package io.opvitals.agent.template;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them; the same texts as in Prometheus ("template/template.go"). */
final class Humanize {

    private static final String[] LARGE = {"k", "M", "G", "T", "P", "E", "Z", "Y"};
    private static final String[] LARGE_BINARY = {"ki", "Mi", "Gi", "Ti", "Pi", "Ei", "Zi", "Yi"};
    private static final String[] SMALL = {"m", "u", "n", "p", "f", "a", "z", "y"};
    private static final int DIGITS = 4;

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss '+0000 UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Humanize() {}

    static String number(double value) {
        if (isPlain(value)) {
            return digits(value);
        }
        return Math.abs(value) >= 1 ? large(value, 1_000, LARGE) : small(value);
    }

    static String binary(double value) {
        return isPlain(value) || Math.abs(value) <= 1 ? digits(value) : large(value, 1_024, LARGE_BINARY);
    }

    static String percentage(double ratio) {
        return digits(ratio * 100) + '%';
    }

    static String duration(double seconds) {
        if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
            return digits(seconds);
        }
        if (Math.abs(seconds) < 1) {
            return (seconds == 0 ? "0" : small(seconds)) + 's';
        }
        String sign = seconds < 0 ? "-" : "";
        double all = Math.abs(seconds);
        long whole = (long) all;
        long days = whole / 86_400;
        long hours = whole / 3_600 % 24;
        long minutes = whole / 60 % 60;
        if (days != 0) {
            return sign + days + "d " + hours + "h " + minutes + "m " + whole % 60 + 's';
        }
        if (hours != 0) {
            return sign + hours + "h " + minutes + "m " + whole % 60 + 's';
        }
        return minutes != 0 ? sign + minutes + "m " + whole % 60 + 's' : sign + digits(all) + 's';
    }

    static String timestamp(double seconds) {
        if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
            return digits(seconds);
        }
        return TIMESTAMP.format(Instant.ofEpochMilli((long) (seconds * 1_000)));
    }

    private static boolean isPlain(double value) {
        return value == 0 || Double.isNaN(value) || Double.isInfinite(value);
    }

    private static String large(double value, int step, String[] prefixes) {
        double rest = value;
        String prefix = "";
        for (String each : prefixes) {
            if (Math.abs(rest) < step) {
                break;
            }
            prefix = each;
            rest /= step;
        }
        return digits(rest) + prefix;
    }

    private static String small(double value) {
        double rest = value;
        String prefix = "";
        for (String each : SMALL) {
            if (Math.abs(rest) >= 1) {
                break;
            }
            prefix = each;
            rest *= 1_000;
        }
        return digits(rest) + prefix;
    }

    private static String digits(double value) {
        return PrintFormat.significant(value, DIGITS);
    }
}
