package io.opvitals.agent.insight.advice;

import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A time-out so short that calls end by it which would have succeeded: successes take nearly as long. */
final class TimeoutsCutSuccesses implements Finder {

    private static final long MIN_TIMEOUTS = 5;
    private static final long MIN_SUCCESSES = 20;

    /** Successes that reach so far towards the time-out go on behind it. */
    private static final double NEAR = 0.8;

    /** Calls that were given up. */
    private record GivenUp(long count, double afterNanos, String what, long of) {}

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            GivenUp givenUp = givenUp(each.window());
            HistogramSnapshot successes = Wording.durations(each.window(), Outcome.SUCCESS);
            if (givenUp.count >= MIN_TIMEOUTS && successes.count() >= MIN_SUCCESSES) {
                double p95 = successes.quantileNanos(0.95);
                if (p95 >= NEAR * givenUp.afterNanos) {
                    found.add(finding(each.name(), givenUp, p95));
                }
            }
        }
        return found;
    }

    private static Finding finding(String name, GivenUp givenUp, double p95) {
        double share = (double) givenUp.count / givenUp.of;
        return new Finding(
                "timeouts-cut-successes",
                name,
                Severity.WARNING,
                Wording.percent(share) + " of " + givenUp.what + " are time-outs at " + Wording.time(givenUp.afterNanos)
                        + "; p95 of successes is " + Wording.time(p95),
                "Many of the calls that are given up would have succeeded a little later. Raise the time-out above the p99 of"
                        + " successes, or make the tool faster.",
                List.of(
                        Evidence.count("time-outs", givenUp.count, "calls"),
                        Evidence.share("share of " + givenUp.what, share),
                        Evidence.seconds("given up after", givenUp.afterNanos),
                        Evidence.seconds("p95 of successes", p95)));
    }

    /** By their fallback, or by failing. */
    private static GivenUp givenUp(OperationSnapshot window) {
        HistogramSnapshot timeouts = Wording.durations(window, Outcome.TIMEOUT);
        long toFallback = 0;
        for (Map.Entry<String, Long> each : window.fallbackReasons().entrySet()) {
            toFallback += each.getKey().toLowerCase(Locale.ROOT).contains("timeout") ? each.getValue() : 0;
        }
        if (timeouts.count() >= toFallback) {
            return new GivenUp(timeouts.count(), timeouts.quantileNanos(0.5), "all calls", window.ended());
        }
        HistogramSnapshot fallbacks = Wording.durations(window, Outcome.FALLBACK);
        // Without what the fallback itself took.
        double after = fallbacks.quantileNanos(0.5)
                - (window.recovery().count() == 0 ? 0 : window.recovery().quantileNanos(0.5));
        return new GivenUp(toFallback, Math.max(1, after), "fallbacks", fallbacks.count());
    }
}
