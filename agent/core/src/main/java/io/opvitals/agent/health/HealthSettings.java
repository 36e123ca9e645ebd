package io.opvitals.agent.health;

import java.time.Duration;

/**
 * How scores are made, and what they mean. A factor of 1 switches its rule off.
 *
 * @param window over which calls are scored, at least ten seconds
 * @param minimumCalls judged calls within the window that a status needs, at least 1; once there is one, half of them
 *     are enough
 * @param fallbackRate lowers the score while the fallback rate is above its limit
 * @param recentErrors lowers the score while there were errors just now
 * @param errorRate lowers the score while the error rate is above its limit
 * @param healthyFrom the lowest score that is healthy, 0 to 1
 * @param degradedFrom the lowest score that is degraded rather than unhealthy, 0 to {@code healthyFrom}
 * @param hysteresis what keeps a status from flapping
 */
public record HealthSettings(
        Duration window,
        int minimumCalls,
        RateLimit fallbackRate,
        RecentErrors recentErrors,
        RateLimit errorRate,
        double healthyFrom,
        double degradedFrom,
        Hysteresis hysteresis) {

    private static final Duration MIN_WINDOW = Duration.ofSeconds(10);
    private static final Duration MAX_WINDOW = Duration.ofDays(1);
    private static final Duration MIN_RECENT_WINDOW = Duration.ofSeconds(1);

    public static final HealthSettings DEFAULT = new HealthSettings(
            Duration.ofMinutes(5),
            5,
            new RateLimit(0.5, 0.8),
            new RecentErrors(Duration.ofMinutes(1), 0.05, 3, 5, 0.7),
            new RateLimit(0.1, 0.6),
            0.8,
            0.5,
            new Hysteresis(0.05, 3, 6));

    /**
     * A rate that is too high.
     *
     * @param above the highest rate that is still right, 0 to 1
     * @param factor what the score is multiplied by while the rate is above it, 0 to 1
     */
    public record RateLimit(double above, double factor) {}

    /**
     * Errors just now: either many of the last calls, or some in a row. An error here is every failure: an error, a
     * rejection or a time-out.
     *
     * @param window what is recent, at least one second and at most the window of the score
     * @param rateAbove the highest error rate of recent calls that is still right, 0 to 1
     * @param minimumErrors recent errors needed besides, at least 1
     * @param consecutiveFailures failures in a row that are too many however rare calls are, at least 1
     * @param factor what the score is multiplied by, 0 to 1
     */
    public record RecentErrors(
            Duration window, double rateAbove, int minimumErrors, int consecutiveFailures, double factor) {}

    /**
     * What keeps a status from flapping. There is a report every second.
     *
     * @param margin how far above {@code healthyFrom} or {@code degradedFrom} a score must come for a status to get
     *     better again, 0 to 1
     * @param reportsUntilWorse reports in a row that must ask for a worse status, or for the first one; at least 1
     * @param reportsUntilBetter reports in a row that must ask for a better status, at least {@code reportsUntilWorse}
     */
    public record Hysteresis(double margin, int reportsUntilWorse, int reportsUntilBetter) {}

    public HealthSettings {
        between("window", window, MIN_WINDOW, MAX_WINDOW);
        between("recentErrors.window", recentErrors.window, MIN_RECENT_WINDOW, window);
        atLeast("minimumCalls", minimumCalls, 1);
        atLeast("recentErrors.minimumErrors", recentErrors.minimumErrors, 1);
        atLeast("recentErrors.consecutiveFailures", recentErrors.consecutiveFailures, 1);
        atLeast("hysteresis.reportsUntilWorse", hysteresis.reportsUntilWorse, 1);
        atLeast("hysteresis.reportsUntilBetter", hysteresis.reportsUntilBetter, hysteresis.reportsUntilWorse);
        between("fallbackRate.above", fallbackRate.above, 1);
        between("fallbackRate.factor", fallbackRate.factor, 1);
        between("recentErrors.rateAbove", recentErrors.rateAbove, 1);
        between("recentErrors.factor", recentErrors.factor, 1);
        between("errorRate.above", errorRate.above, 1);
        between("errorRate.factor", errorRate.factor, 1);
        between("healthyFrom", healthyFrom, 1);
        between("degradedFrom", degradedFrom, healthyFrom);
        // A better status must be within reach: no score is above 1.
        between("hysteresis.margin", hysteresis.margin, 1 - healthyFrom + StatusHysteresis.ROUNDING);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: >= " + least + ")");
        }
    }

    private static void between(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    name + ": " + value + " (expected: 0 to " + Math.round(most * 1e6) / 1e6 + ")");
        }
    }

    private static void between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
