package io.opvitals.agent.alert.route;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus and Alertmanager write them: {@code 30s}, {@code 1h30m}, {@code 2d}, {@code 0}. */
public final class PrometheusDuration {

    private static final Pattern PARTS = Pattern.compile(
            "(?:([0-9]{1,6})y)?(?:([0-9]{1,6})w)?(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,9})s)?(?:([0-9]{1,12})ms)?");

    private static final long[] MILLIS = {365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1_000, 1};

    private PrometheusDuration() {}

    /**
     * Reads one; zero is one.
     *
     * @throws IllegalArgumentException naming the text and the expectation
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher parts = PARTS.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' (expected: a duration such as 30s, 5m or 1h30m)");
        }
        long millis = 0;
        for (int i = 0; i < MILLIS.length; i++) {
            String number = parts.group(i + 1);
            millis += number == null ? 0 : Long.parseLong(number) * MILLIS[i];
        }
        return Duration.ofMillis(millis);
    }

    /** As it is read: {@code 1h30m}. */
    public static String format(Duration duration) {
        long rest = duration.toMillis();
        if (rest == 0) {
            return "0s";
        }
        String[] units = {"y", "w", "d", "h", "m", "s", "ms"};
        StringBuilder text = new StringBuilder();
        for (int i = 2; i < MILLIS.length; i++) {
            long number = rest / MILLIS[i];
            rest %= MILLIS[i];
            if (number > 0) {
                text.append(number).append(units[i]);
            }
        }
        return text.toString();
    }
}
