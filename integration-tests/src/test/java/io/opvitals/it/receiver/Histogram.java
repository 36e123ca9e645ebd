package io.opvitals.it.receiver;

import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;

/**
 * A point of a histogram, exponential or with explicit bounds.
 *
 * @param count as it says
 * @param sum as it says
 * @param inBuckets what its buckets add up to
 * @param floor what its buckets say the sum is at least
 * @param ceiling what its buckets say the sum is at most; infinite where the last bucket has no bound
 * @param exemplars how many exemplars it carries
 */
public record Histogram(long count, double sum, long inBuckets, double floor, double ceiling, int exemplars) {

    static Histogram of(ExponentialHistogramDataPoint point) {
        double base = Math.pow(2, Math.pow(2, -point.getScale()));
        int offset = point.getPositive().getOffset();
        long total = point.getZeroCount();
        double floor = 0;
        double ceiling = point.getZeroCount() * point.getZeroThreshold();
        for (int i = 0; i < point.getPositive().getBucketCountsCount(); i++) {
            long inBucket = point.getPositive().getBucketCounts(i);
            total += inBucket;
            floor += inBucket * Math.pow(base, offset + i);
            ceiling += inBucket * Math.pow(base, offset + i + 1);
        }
        return new Histogram(point.getCount(), point.getSum(), total, floor, ceiling, point.getExemplarsCount());
    }

    static Histogram of(HistogramDataPoint point) {
        long total = 0;
        double floor = 0;
        double ceiling = 0;
        for (int i = 0; i < point.getBucketCountsCount(); i++) {
            long inBucket = point.getBucketCounts(i);
            total += inBucket;
            floor += inBucket * (i == 0 ? 0 : point.getExplicitBounds(i - 1));
            if (inBucket > 0) {
                ceiling += i < point.getExplicitBoundsCount()
                        ? inBucket * point.getExplicitBounds(i)
                        : Double.POSITIVE_INFINITY;
            }
        }
        return new Histogram(point.getCount(), point.getSum(), total, floor, ceiling, point.getExemplarsCount());
    }
}
