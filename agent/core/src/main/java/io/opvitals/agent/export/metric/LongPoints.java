package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableGaugeData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableLongPointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableMetricData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableSumData;
import java.util.ArrayList;
import java.util.List;

/** The points of one metric of whole numbers. */
final class LongPoints {

    private final Metric metric;
    private final Interval interval;
    private final List<LongPointData> points = new ArrayList<>();

    LongPoints(Metric metric, Interval interval) {
        this.metric = metric;
        this.interval = interval;
    }

    void add(Attributes attributes, long value) {
        points.add(
                ImmutableLongPointData.create(interval.startEpochNanos(), interval.endEpochNanos(), attributes, value));
    }

    void counterTo(Output output) {
        sumTo(output, true);
    }

    void upDownCounterTo(Output output) {
        sumTo(output, false);
    }

    void gaugeTo(Output output) {
        if (!points.isEmpty()) {
            output.add(ImmutableMetricData.createLongGauge(
                    output.resource(),
                    Output.SCOPE,
                    metric.wireName,
                    metric.description,
                    metric.unit,
                    ImmutableGaugeData.create(points)));
        }
    }

    private void sumTo(Output output, boolean monotonic) {
        if (!points.isEmpty()) {
            MetricData sum = ImmutableMetricData.createLongSum(
                    output.resource(),
                    Output.SCOPE,
                    metric.wireName,
                    metric.description,
                    metric.unit,
                    ImmutableSumData.create(monotonic, interval.temporality(), points));
            output.add(sum);
        }
    }
}
