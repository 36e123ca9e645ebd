package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableExponentialHistogramData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableHistogramData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableHistogramPointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableMetricData;
import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * The points of one metric of durations: exponential histograms, or explicit buckets where those are asked for.
 *
 * <p>An exponential histogram is a copy of the counts; the bounds are the same.
 */
final class HistogramPoints {

    private static final double SECOND = 1e9;
    private static final ExponentialHistogramBuckets NO_BUCKETS =
            ImmutableExponentialHistogramBuckets.create(Buckets.SCALE, 0, List.of());

    private final Metric metric;
    private final Interval interval;
    private final boolean exponential;
    private final List<ExponentialHistogramPointData> exponentialPoints = new ArrayList<>();
    private final List<HistogramPointData> explicitPoints = new ArrayList<>();

    HistogramPoints(Metric metric, Interval interval, boolean exponential) {
        this.metric = metric;
        this.interval = interval;
        this.exponential = exponential;
    }

    void add(Attributes attributes, HistogramSnapshot durations, List<DoubleExemplarData> exemplars) {
        if (exponential) {
            exponentialPoints.add(exponential(attributes, durations, exemplars));
        } else {
            explicitPoints.add(explicit(attributes, durations, exemplars));
        }
    }

    void to(Output output) {
        if (!exponentialPoints.isEmpty()) {
            output.add(ImmutableMetricData.createExponentialHistogram(
                    output.resource(),
                    Output.SCOPE,
                    metric.wireName,
                    metric.description,
                    metric.unit,
                    ImmutableExponentialHistogramData.create(interval.temporality(), exponentialPoints)));
        }
        if (!explicitPoints.isEmpty()) {
            output.add(ImmutableMetricData.createDoubleHistogram(
                    output.resource(),
                    Output.SCOPE,
                    metric.wireName,
                    metric.description,
                    metric.unit,
                    ImmutableHistogramData.create(interval.temporality(), explicitPoints)));
        }
    }

    private ExponentialHistogramPointData exponential(
            Attributes attributes, HistogramSnapshot durations, List<DoubleExemplarData> exemplars) {
        List<Long> counts = new ArrayList<>(durations.bucketSpan());
        for (long count : durations.bucketCounts()) {
            counts.add(count);
        }
        return ImmutableExponentialHistogramPointData.create(
                Buckets.SCALE,
                durations.sumNanos() / SECOND,
                0,
                false,
                0,
                hasMax(),
                durations.maxNanos() / SECOND,
                ImmutableExponentialHistogramBuckets.create(
                        Buckets.SCALE, durations.firstBucket() + Buckets.OTLP_OFFSET, counts),
                NO_BUCKETS,
                interval.startEpochNanos(),
                interval.endEpochNanos(),
                attributes,
                exemplars);
    }

    private HistogramPointData explicit(
            Attributes attributes, HistogramSnapshot durations, List<DoubleExemplarData> exemplars) {
        long[] counts = ExplicitBuckets.counts(durations);
        List<Long> boxed = new ArrayList<>(counts.length);
        for (long count : counts) {
            boxed.add(count);
        }
        return ImmutableHistogramPointData.create(
                interval.startEpochNanos(),
                interval.endEpochNanos(),
                attributes,
                durations.sumNanos() / SECOND,
                false,
                0,
                hasMax(),
                durations.maxNanos() / SECOND,
                ExplicitBuckets.BOUNDS,
                boxed,
                exemplars);
    }

    /** The exact maximum is known since the start only. */
    private boolean hasMax() {
        return interval.temporality() == AggregationTemporality.CUMULATIVE;
    }
}
