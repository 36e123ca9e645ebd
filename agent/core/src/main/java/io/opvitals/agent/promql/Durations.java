package io.opvitals.agent.promql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 1h30m}, in falling units, each once; a day has 24 hours. */
public final class Durations {

    private static final Pattern WHOLE = Pattern.compile(
            "(?:([0-9]+)y)?(?:([0-9]+)w)?(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?(?:([0-9]+)ms)?");
    private static final long[] MILLIS = {31_536_000_000L, 604_800_000L, 86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};

    private Durations() {}

    /**
     * Reads one.
     *
     * @return milliseconds; 0 for {@code 0}
     * @throws IllegalArgumentException with the value and the expectation
     */
    public static long parseMillis(String text) {
        if (text.equals("0")) {
            return 0;
        }
        Matcher parts = WHOLE.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw wrong(text);
        }
        try {
            long millis = 0;
            for (int i = 0; i < MILLIS.length; i++) {
                if (parts.group(i + 1) != null) {
                    millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(parts.group(i + 1)), MILLIS[i]));
                }
            }
            return millis;
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    /** As {@link #parseMillis} reads it, and as Prometheus writes it. */
    public static String format(long millis) {
        if (millis == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(millis < 0 ? "-" : "");
        String[] units = {"y", "w", "d", "h", "m", "s", "ms"};
        long rest = Math.abs(millis);
        for (int i = 0; i < units.length; i++) {
            // Years and weeks only where they are the whole.
            if (rest >= MILLIS[i] && (i > 1 || rest % MILLIS[i] == 0)) {
                text.append(rest / MILLIS[i]).append(units[i]);
                rest %= MILLIS[i];
            }
        }
        return text.toString();
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text + "' (expected: a duration such as 30s, 5m, 1h30m or 1d)");
    }
}
