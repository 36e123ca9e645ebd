package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableDoublePointData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableGaugeData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableMetricData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableSumData;
import java.util.ArrayList;
import java.util.List;

/** The points of one metric of real numbers. */
final class DoublePoints {

    private final Metric metric;
    private final Interval interval;
    private final List<DoublePointData> points = new ArrayList<>();

    DoublePoints(Metric metric, Interval interval) {
        this.metric = metric;
        this.interval = interval;
    }

    void add(Attributes attributes, double value) {
        points.add(ImmutableDoublePointData.create(
                interval.startEpochNanos(), interval.endEpochNanos(), attributes, value));
    }

    void counterTo(Output output) {
        if (!points.isEmpty()) {
            output.add(ImmutableMetricData.createDoubleSum(
                    output.resource(),
                    Output.SCOPE,
                    metric.wireName,
                    metric.description,
                    metric.unit,
                    ImmutableSumData.create(true, interval.temporality(), points)));
        }
    }

    void gaugeTo(Output output) {
        if (!points.isEmpty()) {
            output.add(ImmutableMetricData.createDoubleGauge(
                    output.resource(),
                    Output.SCOPE,
                    metric.wireName,
                    metric.description,
                    metric.unit,
                    ImmutableGaugeData.create(points)));
        }
    }
}
