package io.opvitals.agent.slo;

import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.SeriesKey;
import io.opvitals.agent.slo.Objective.Kind;
import java.util.Map;

/** Counts the calls of one operation that matter to an objective, and the bad ones among them. */
final class CallCounts {

    private final Kind kind;
    private final double thresholdNanos;
    private long total;
    private long bad;

    CallCounts(Objective.Counted counted) {
        this.kind = counted.kind();
        this.thresholdNanos = (double) counted.threshold().toNanos();
    }

    void add(OperationSnapshot operation) {
        for (Map.Entry<SeriesKey, HistogramSnapshot> each : operation.series().entrySet()) {
            SeriesKey key = each.getKey();
            if (key.expected() || key.outcome() == Outcome.CANCELLED) {
                continue;
            }
            if (kind == Kind.AVAILABILITY) {
                total += each.getValue().count();
                bad += key.outcome().isFailure() ? each.getValue().count() : 0;
            } else if (!key.outcome().isFailure()) {
                total += each.getValue().count();
                bad += slow(each.getValue());
            }
        }
    }

    PastCounts.Counts at(long nanos) {
        return new PastCounts.Counts(nanos, total, bad);
    }

    /** A bucket counts as a whole, by its geometric middle; always to the same side, so that no total ever falls. */
    private long slow(HistogramSnapshot durations) {
        long slow = 0;
        int index = durations.firstBucket();
        for (long count : durations.bucketCounts()) {
            double middle = Math.sqrt(Buckets.lowerNanos(index) * Buckets.upperNanos(index));
            slow += middle > thresholdNanos ? count : 0;
            index++;
        }
        return slow;
    }
}
