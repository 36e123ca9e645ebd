package io.opvitals.agent.insight.advice;

import io.opvitals.agent.operation.HistogramSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A few calls of an operation that take very much longer than most. */
final class SlowTail implements Finder {

    /** Of fewer, the p99 is one call. */
    private static final long MIN_CALLS = 200;

    private static final double TIMES_THE_MEDIAN = 10;

    /** Nobody waits noticeably for less. */
    private static final double WORTH_TELLING_NANOS = Duration.ofMillis(100).toNanos();

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (Facts.Operation each : facts.operations()) {
            HistogramSnapshot durations = each.window().durations();
            if (durations.count() < MIN_CALLS) {
                continue;
            }
            double median = durations.quantileNanos(0.5);
            double p99 = durations.quantileNanos(0.99);
            if (p99 >= WORTH_TELLING_NANOS && p99 >= TIMES_THE_MEDIAN * median) {
                found.add(new Finding(
                        "slow-tail",
                        each.name(),
                        Severity.INFO,
                        "1 of 100 calls takes " + Wording.time(p99) + " or more, half of them at most "
                                + Wording.time(median),
                        "Look at the spans of its slowest calls: cold connections, a queue, a lock or a few large inputs. A"
                                + " time-out with a second attempt may be faster than waiting.",
                        List.of(
                                Evidence.seconds("p50", median),
                                Evidence.seconds("p99", p99),
                                Evidence.count("calls", durations.count(), "calls"))));
            }
        }
        return found;
    }
}
