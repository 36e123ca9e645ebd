package io.opvitals.agent.health;

import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.SeriesKey;
import java.util.Map;

/**
 * Calls that ended, sorted by what they mean for health.
 *
 * @param succeeded outcome {@code success}, expected exceptions left out
 * @param fallbacks calls that were served by their fallback
 * @param failures outcome {@code error}, {@code rejected} or {@code timeout}
 * @param leftOut outcome {@code cancelled}, and calls that threw an expected exception: they say nothing about health
 */
public record Tally(long succeeded, long fallbacks, long failures, long leftOut) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    public static Tally of(OperationSnapshot operation) {
        long succeeded = 0;
        long fallbacks = 0;
        long failures = 0;
        long leftOut = 0;
        for (Map.Entry<SeriesKey, HistogramSnapshot> each : operation.series().entrySet()) {
            SeriesKey key = each.getKey();
            long count = each.getValue().count();
            if (key.expected()) {
                leftOut += count;
                continue;
            }
            switch (key.outcome()) {
                case SUCCESS -> succeeded += count;
                case FALLBACK -> fallbacks += count;
                case ERROR, REJECTED, TIMEOUT -> failures += count;
                case CANCELLED -> leftOut += count;
            }
        }
        return new Tally(succeeded, fallbacks, failures, leftOut);
    }

    long ended() {
        return judged() + leftOut;
    }

    /** Calls that health is made from. */
    public long judged() {
        return succeeded + fallbacks + failures;
    }

    /** (success + fallback) / judged calls; {@code NaN} where there are none. */
    public double successRate() {
        return (double) (succeeded + fallbacks) / judged();
    }

    /** Failures / judged calls: {@code 1 - successRate()}. {@code NaN} where there are none. */
    public double errorRate() {
        return (double) failures / judged();
    }

    /** Fallbacks / judged calls; {@code NaN} where there are none. */
    public double fallbackRate() {
        return (double) fallbacks / judged();
    }

    Tally plus(Tally other) {
        return new Tally(
                succeeded + other.succeeded,
                fallbacks + other.fallbacks,
                failures + other.failures,
                leftOut + other.leftOut);
    }

    Tally minus(Tally earlier) {
        return new Tally(
                succeeded - earlier.succeeded,
                fallbacks - earlier.fallbacks,
                failures - earlier.failures,
                leftOut - earlier.leftOut);
    }
}
