package io.opvitals.agent.operation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Durations of calls, as counts by bucket of {@link Buckets}. Immutable.
 *
 * <p>Two snapshots of the same recorder can be subtracted, and snapshots of different recorders added, without losing
 * precision. {@link #maxNanos()} is exact for a snapshot since the start; of a difference it is the upper bound of the
 * highest bucket, or the exact maximum where that is lower.
 */
public final class HistogramSnapshot {

    public static final HistogramSnapshot EMPTY = new HistogramSnapshot(0, new long[0], 0, 0);

    /** For a maximum that nobody knows, as of what comes from a metrics database. */
    public static final long NOT_KNOWN = Long.MAX_VALUE;

    private final int firstBucket;
    private final long[] counts;
    private final long count;
    private final long sumNanos;
    private final long maxNanos;

    private HistogramSnapshot(int firstBucket, long[] counts, long sumNanos, long maxNanos) {
        this.firstBucket = firstBucket;
        this.counts = counts;
        this.sumNanos = sumNanos;
        this.maxNanos = maxNanos;
        long total = 0;
        for (long each : counts) {
            total += each;
        }
        this.count = total;
    }

    /** Takes over what was counted; {@code counts} starts at {@code firstBucket} and is copied, trimmed of zeros. */
    public static HistogramSnapshot of(int firstBucket, long[] counts, long sumNanos, long maxNanos) {
        int from = 0;
        int to = counts.length;
        while (from < to && counts[from] == 0) {
            from++;
        }
        while (to > from && counts[to - 1] == 0) {
            to--;
        }
        if (from == to) {
            return EMPTY;
        }
        return new HistogramSnapshot(firstBucket + from, Arrays.copyOfRange(counts, from, to), sumNanos, maxNanos);
    }

    /** Number of durations. */
    public long count() {
        return count;
    }

    public long sumNanos() {
        return sumNanos;
    }

    /** The longest duration; 0 where there is none, {@link #NOT_KNOWN} where that is so. */
    public long maxNanos() {
        return maxNanos;
    }

    /** Index of the first bucket that {@link #bucketCounts()} speaks of. */
    public int firstBucket() {
        return firstBucket;
    }

    /** Counts from {@link #firstBucket()} on, a copy. Neither the first nor the last is zero. */
    public long[] bucketCounts() {
        return counts.clone();
    }

    /** Number of buckets from the first to the last that is not empty. */
    public int bucketSpan() {
        return counts.length;
    }

    /** Count of the bucket at {@code index}; 0 outside of what was recorded. */
    public long countAt(int index) {
        int at = index - firstBucket;
        return at < 0 || at >= counts.length ? 0 : counts[at];
    }

    /**
     * Adds the counts to those of others.
     *
     * @param into of the buckets from {@code first} on, all of these among them
     */
    public void addTo(long[] into, int first) {
        int at = firstBucket - first;
        for (int i = 0; i < counts.length; i++) {
            into[at + i] += counts[i];
        }
    }

    /** Takes the counts from those of others, of the buckets that they speak of; the counterpart of {@link #addTo}. */
    public void subtractFrom(long[] from, int first) {
        int at = firstBucket - first;
        int end = Math.min(counts.length, from.length - at);
        for (int i = Math.max(0, -at); i < end; i++) {
            from[at + i] -= counts[i];
        }
    }

    /** Mean in nanoseconds; 0 where there is none. */
    public double meanNanos() {
        return count == 0 ? 0 : (double) sumNanos / count;
    }

    /**
     * The duration that the share {@code quantile} of all durations does not exceed, in nanoseconds, interpolated
     * within its bucket on the logarithmic scale and never above the maximum; {@code NaN} where there is none.
     *
     * @param quantile 0 to 1, for example 0.99
     */
    public double quantileNanos(double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile: " + quantile + " (expected: 0 to 1)");
        }
        if (count == 0) {
            return Double.NaN;
        }
        double rank = quantile * count;
        long before = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0 && before + counts[i] >= rank) {
                double share = (rank - before) / counts[i];
                double low = Buckets.lowerNanos(firstBucket + i);
                double estimate = low * Math.pow(Buckets.upperNanos(firstBucket + i) / low, share);
                return Math.min(estimate, (double) maxNanos);
            }
            before += counts[i];
        }
        return maxNanos;
    }

    public HistogramSnapshot plus(HistogramSnapshot other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        int first = Math.min(firstBucket, other.firstBucket);
        int end = Math.max(firstBucket + counts.length, other.firstBucket + other.counts.length);
        long[] sum = new long[end - first];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = countAt(first + i) + other.countAt(first + i);
        }
        return new HistogramSnapshot(first, sum, sumNanos + other.sumNanos, Math.max(maxNanos, other.maxNanos));
    }

    /** What came since {@code earlier}, an earlier snapshot of the same recorder. */
    public HistogramSnapshot minus(HistogramSnapshot earlier) {
        if (earlier.count == 0) {
            return this;
        }
        long[] difference = counts.clone();
        int last = -1;
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= earlier.countAt(firstBucket + i);
            if (difference[i] != 0) {
                last = i;
            }
        }
        if (last < 0) {
            return EMPTY;
        }
        long bound = (long) Math.ceil(Buckets.upperNanos(firstBucket + last));
        return of(firstBucket, difference, sumNanos - earlier.sumNanos, Math.min(maxNanos, bound));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HistogramSnapshot that
                && firstBucket == that.firstBucket
                && sumNanos == that.sumNanos
                && maxNanos == that.maxNanos
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(counts) + Long.hashCode(sumNanos);
    }

    @Override
    public String toString() {
        return count + " calls, " + sumNanos + " ns, max " + maxNanos + " ns";
    }
}
