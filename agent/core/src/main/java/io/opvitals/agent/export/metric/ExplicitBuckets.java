package io.opvitals.agent.export.metric;

import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import java.util.List;

/**
 * Explicit buckets, where those are asked for. A count goes where the geometric middle of its own bucket lies, always to
 * the same one, so that no explicit bucket's total ever goes down.
 */
public final class ExplicitBuckets {

    /** Upper bounds in seconds, as the semantic conventions advise for durations of calls. */
    public static final List<Double> BOUNDS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    private static final double SECOND = 1e9;

    private ExplicitBuckets() {}

    /** Counts by bucket, not added up; the last is of what is above all bounds. */
    public static long[] counts(HistogramSnapshot durations) {
        long[] counts = new long[BOUNDS.size() + 1];
        int index = durations.firstBucket();
        for (long count : durations.bucketCounts()) {
            counts[bucket(index)] += count;
            index++;
        }
        return counts;
    }

    private static int bucket(int index) {
        double middle = Math.sqrt(Buckets.lowerNanos(index) * Buckets.upperNanos(index)) / SECOND;
        int bucket = 0;
        while (bucket < BOUNDS.size() && middle > BOUNDS.get(bucket)) {
            bucket++;
        }
        return bucket;
    }
}
