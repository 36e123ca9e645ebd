package io.opvitals.agent.export.metric;

import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.MetricExporter;

/**
 * How the exporter wants the points of one collection.
 *
 * @param histograms the time that histograms speak of
 * @param counters the time that counters speak of
 * @param sinceStart the time that values of the moment speak of
 * @param exponential whether durations are exponential histograms, rather than explicit buckets
 */
record Shape(Interval histograms, Interval counters, Interval sinceStart, boolean exponential) {

    /**
     * @param exporter the one that will send the points
     * @param startEpochNanos when counting began
     * @param deliveredEpochNanos the end of what was delivered last; {@code startEpochNanos} where nothing was
     * @param nowEpochNanos the end of what is sent now
     */
    static Shape of(MetricExporter exporter, long startEpochNanos, long deliveredEpochNanos, long nowEpochNanos) {
        Interval sinceStart = new Interval(startEpochNanos, nowEpochNanos, AggregationTemporality.CUMULATIVE);
        Interval sinceDelivery = new Interval(deliveredEpochNanos, nowEpochNanos, AggregationTemporality.DELTA);
        return new Shape(
                isDelta(exporter, InstrumentType.HISTOGRAM) ? sinceDelivery : sinceStart,
                // Totals are observed, not added up one by one: "lowmemory" wants those cumulative.
                isDelta(exporter, InstrumentType.OBSERVABLE_COUNTER) ? sinceDelivery : sinceStart,
                sinceStart,
                exporter.getDefaultAggregation(InstrumentType.HISTOGRAM)
                        .equals(Aggregation.base2ExponentialBucketHistogram()));
    }

    private static boolean isDelta(MetricExporter exporter, InstrumentType type) {
        return exporter.getAggregationTemporality(type) == AggregationTemporality.DELTA;
    }
}
