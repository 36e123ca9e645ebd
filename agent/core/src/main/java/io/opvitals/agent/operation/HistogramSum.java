package io.opvitals.agent.operation;

import java.util.Arrays;

/**
 * Adds up histograms of several threads, one series at a time, in memory that is used again. For the collector's thread:
 * with fifty threads a snapshot object for each cell would be more garbage than the rest of a collection together.
 */
final class HistogramSum {

    private final long[] counts = new long[Buckets.COUNT];
    private int first = Buckets.COUNT;
    private int end;
    private long sumNanos;
    private long maxNanos;

    void addCount(int bucket, long count) {
        if (count != 0) {
            counts[bucket] += count;
            first = Math.min(first, bucket);
            end = Math.max(end, bucket + 1);
        }
    }

    void addDurations(long sum, long max) {
        sumNanos += sum;
        maxNanos = Math.max(maxNanos, max);
    }

    void add(HistogramSnapshot snapshot) {
        for (int i = 0; i < snapshot.bucketSpan(); i++) {
            int bucket = snapshot.firstBucket() + i;
            addCount(bucket, snapshot.countAt(bucket));
        }
        addDurations(snapshot.sumNanos(), snapshot.maxNanos());
    }

    /** What was added since the last time. */
    HistogramSnapshot take() {
        if (end == 0) {
            sumNanos = 0;
            maxNanos = 0;
            return HistogramSnapshot.EMPTY;
        }
        HistogramSnapshot taken =
                HistogramSnapshot.of(first, Arrays.copyOfRange(counts, first, end), sumNanos, maxNanos);
        Arrays.fill(counts, first, end, 0);
        first = Buckets.COUNT;
        end = 0;
        sumNanos = 0;
        maxNanos = 0;
        return taken;
    }
}
