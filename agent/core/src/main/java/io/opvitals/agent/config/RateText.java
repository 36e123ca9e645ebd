package io.opvitals.agent.config;

import java.util.List;

/** Rates as people write them: {@code 10/s}, {@code 600/m}, {@code 1000/h}. */
public final class RateText {

    private static final List<String> UNITS = List.of("s", "m", "h", "d");
    private static final double[] SECONDS = {1, 60, 3_600, 86_400};

    private RateText() {}

    static boolean isRate(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && UNITS.contains(text.substring(slash + 1).strip())
                && Integer.parseInt(text.substring(0, slash).strip()) > 0;
    }

    /**
     * So many per second.
     *
     * @throws IllegalArgumentException for what is not a rate
     */
    public static double perSecond(String text) {
        if (!isRate(text)) {
            throw new IllegalArgumentException("'" + text + "' (expected: " + SettingType.RATE.expectation() + ")");
        }
        int slash = text.indexOf('/');
        double count = Integer.parseInt(text.substring(0, slash).strip());
        return count / SECONDS[UNITS.indexOf(text.substring(slash + 1).strip())];
    }
}
