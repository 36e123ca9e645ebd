package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
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
import io.opvitals.agent.operation.Magnitudes;
import io.opvitals.agent.operation.MeasureSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * The points of measures: exponential histograms, or histograms of one bucket where explicit ones are asked for, since no
 * bounds fit shares and tokens alike.
 */
final class MeasurePoints {

    private final Interval interval;
    private final boolean exponential;
    private final List<ExponentialHistogramPointData> exponentialPoints = new ArrayList<>();
    private final List<HistogramPointData> explicitPoints = new ArrayList<>();

    MeasurePoints(Interval interval, boolean exponential) {
        this.interval = interval;
        this.exponential = exponential;
    }

    void add(Attributes attributes, MeasureSnapshot values) {
        if (values.count() == 0) {
            return;
        }
        if (exponential) {
            exponentialPoints.add(exponential(attributes, values));
        } else {
            explicitPoints.add(explicit(attributes, values));
        }
    }

    void to(Output output) {
        if (!exponentialPoints.isEmpty()) {
            output.add(ImmutableMetricData.createExponentialHistogram(
                    output.resource(),
                    Output.SCOPE,
                    Metric.OPERATION_MEASURE.wireName,
                    Metric.OPERATION_MEASURE.description,
                    Metric.OPERATION_MEASURE.unit,
                    ImmutableExponentialHistogramData.create(interval.temporality(), exponentialPoints)));
        }
        if (!explicitPoints.isEmpty()) {
            output.add(ImmutableMetricData.createDoubleHistogram(
                    output.resource(),
                    Output.SCOPE,
                    Metric.OPERATION_MEASURE.wireName,
                    Metric.OPERATION_MEASURE.description,
                    Metric.OPERATION_MEASURE.unit,
                    ImmutableHistogramData.create(interval.temporality(), explicitPoints)));
        }
    }

    private ExponentialHistogramPointData exponential(Attributes attributes, MeasureSnapshot values) {
        return ImmutableExponentialHistogramPointData.create(
                Buckets.SCALE,
                values.sum(),
                values.zeros(),
                hasBounds(),
                values.min(),
                hasBounds(),
                values.max(),
                buckets(values.positive()),
                buckets(values.negative()),
                interval.startEpochNanos(),
                interval.endEpochNanos(),
                attributes,
                List.of());
    }

    private static ExponentialHistogramBuckets buckets(Magnitudes magnitudes) {
        List<Long> counts = new ArrayList<>(magnitudes.span());
        for (long each : magnitudes.counts()) {
            counts.add(each);
        }
        return ImmutableExponentialHistogramBuckets.create(Buckets.SCALE, magnitudes.first(), counts);
    }

    private HistogramPointData explicit(Attributes attributes, MeasureSnapshot values) {
        return ImmutableHistogramPointData.create(
                interval.startEpochNanos(),
                interval.endEpochNanos(),
                attributes,
                values.sum(),
                hasBounds(),
                values.min(),
                hasBounds(),
                values.max(),
                List.of(),
                List.of(values.count()));
    }

    /** The exact lowest and highest are known since the start only. */
    private boolean hasBounds() {
        return interval.temporality() == AggregationTemporality.CUMULATIVE;
    }
}
