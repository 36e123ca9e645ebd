package io.opvitals.agent.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The score of one window: the success rate, times one factor for each thing that is wrong.
 *
 * <p>The <em>error rate</em> is failures (outcomes {@code error}, {@code rejected} and {@code timeout}) over judged
 * calls; the <em>fallback rate</em> is fallbacks over judged calls. Judged are all ended calls but the cancelled ones
 * and those that threw an expected exception. A rate must be above its limit to count; at the limit it does not.
 */
final class Scorer {

    private final HealthSettings settings;
    private final String recently;

    Scorer(HealthSettings settings) {
        this.settings = settings;
        this.recently = "in the last " + inWords(settings.recentErrors().window());
    }

    /**
     * @param window calls that ended within the window
     * @param recent those of them that ended within the recent window
     * @param consecutiveFailures failures in a row up to now
     * @param minimumCalls with fewer judged calls the score is unknown
     */
    Score score(Tally window, Tally recent, int consecutiveFailures, long minimumCalls) {
        if (window.judged() == 0 || window.judged() < minimumCalls) {
            return Score.UNKNOWN;
        }
        List<Score.Factor> factors = new ArrayList<>(3);
        HealthSettings.RateLimit fallbacks = settings.fallbackRate();
        if (window.fallbackRate() > fallbacks.above()) {
            factors.add(new Score.Factor("fallback rate", fallbacks.factor(), share(window.fallbacks(), window)));
        }
        HealthSettings.RecentErrors recentErrors = settings.recentErrors();
        if (recent.failures() >= recentErrors.minimumErrors() && recent.errorRate() > recentErrors.rateAbove()) {
            factors.add(new Score.Factor("recent errors", recentErrors.factor(), recent.failures() + " " + recently));
        } else if (consecutiveFailures >= recentErrors.consecutiveFailures()) {
            factors.add(new Score.Factor("recent errors", recentErrors.factor(), consecutiveFailures + " in a row"));
        }
        HealthSettings.RateLimit errors = settings.errorRate();
        if (window.errorRate() > errors.above()) {
            factors.add(new Score.Factor("error rate", errors.factor(), share(window.failures(), window)));
        }
        return Score.of(window.successRate(), factors);
    }

    private static String share(long count, Tally window) {
        return count + " of " + window.judged() + " calls";
    }

    /** {@code minute}, {@code 5 minutes}, {@code 90 seconds}. */
    private static String inWords(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds % 60 == 0 ? plural(seconds / 60, "minute") : plural(seconds, "second");
    }

    private static String plural(long number, String unit) {
        return number == 1 ? unit : number + " " + unit + "s";
    }
}
