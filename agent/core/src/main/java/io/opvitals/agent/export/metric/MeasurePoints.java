package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableHistogramData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableHistogramPointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableMetricData;
import io.opvitals.agent.operation.MeasureSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The points of measures: histograms of one bucket, which carry count, sum, lowest and highest. */
final class MeasurePoints {

    private final Interval interval;
    private final List<HistogramPointData> points = new ArrayList<>();

    MeasurePoints(Interval interval) {
        this.interval = interval;
    }

    void add(Attributes attributes, MeasureSnapshot values) {
        if (values.count() == 0) {
            return;
        }
        // The lowest and the highest are known since the start only.
        boolean sinceStart = interval.temporality() == AggregationTemporality.CUMULATIVE;
        points.add(ImmutableHistogramPointData.create(
                interval.startEpochNanos(),
                interval.endEpochNanos(),
                attributes,
                values.sum(),
                sinceStart,
                values.min(),
                sinceStart,
                values.max(),
                List.of(),
                List.of(values.count())));
    }

    void to(Output output) {
        if (!points.isEmpty()) {
            output.add(ImmutableMetricData.createDoubleHistogram(
                    output.resource(),
                    Output.SCOPE,
                    Metric.OPERATION_MEASURE.wireName,
                    Metric.OPERATION_MEASURE.description,
                    Metric.OPERATION_MEASURE.unit,
                    ImmutableHistogramData.create(interval.temporality(), points)));
        }
    }
}
