package io.opvitals.agent.insight.advice;

import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import java.util.Locale;

/** How findings write numbers, and the sums that several of them need. */
final class Wording {

    private Wording() {}

    /** {@code 2.4 s}, {@code 35 ms}. */
    static String time(double nanos) {
        return nanos >= 1e9
                ? String.format(Locale.ROOT, "%.1f s", nanos / 1e9)
                : nanos >= 1e6
                        ? String.format(Locale.ROOT, "%.0f ms", nanos / 1e6)
                        : String.format(Locale.ROOT, "%.0f µs", nanos / 1e3);
    }

    /** {@code 92 %}; a small share keeps a digit that tells. */
    static String percent(double share) {
        return Math.abs(share) < 0.01 && share != 0
                ? String.format(Locale.ROOT, "%.2f %%", share * 100)
                : String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    /** {@code 0.71}, {@code 1520}. */
    static String number(double value) {
        return Math.abs(value) >= 1_000
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    /** Durations of the calls that ended so. */
    static HistogramSnapshot durations(OperationSnapshot operation, Outcome outcome) {
        HistogramSnapshot sum = HistogramSnapshot.EMPTY;
        for (var each : operation.series().entrySet()) {
            if (each.getKey().outcome() == outcome && !each.getKey().expected()) {
                sum = sum.plus(each.getValue());
            }
        }
        return sum;
    }
}
