package io.opvitals.agent.prometheus;

import io.opvitals.agent.export.metric.ExplicitBuckets;
import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one scrape, while they are being collected. Points with the same labels become one, since two of them
 * would spoil the whole scrape.
 */
final class MetricFamilies {

    private static final double SECOND = 1e9;
    private static final double[] UPPER_BOUNDS = upperBounds();

    /** The wire's index of a native bucket is that of its upper bound; OTLP's is that of its lower one. */
    private static final int NATIVE_OFFSET = Buckets.OTLP_OFFSET + 1;

    private final long startMillis;
    private final Map<String, Numbers> gauges = new LinkedHashMap<>();
    private final Map<String, Numbers> counters = new LinkedHashMap<>();
    private final Map<String, Histograms> histograms = new LinkedHashMap<>();
    private final Map<String, Summaries> summaries = new LinkedHashMap<>();

    private record Numbers(MetricMetadata metadata, Map<Labels, Double> points) {}

    private record Histograms(MetricMetadata metadata, Map<Labels, HistogramSnapshot> points) {}

    private record Summaries(MetricMetadata metadata, Map<Labels, SummaryDataPointSnapshot> points) {}

    /** @param startMillis when counting began, in milliseconds since 1970 */
    MetricFamilies(long startMillis) {
        this.startMillis = startMillis;
    }

    /** A value of the moment, under the metric's own name. */
    void gauge(Metric metric, Labels labels, double value) {
        boolean ratio = metric.unit.equals("1");
        gauge(ratio ? name(metric) + "_ratio" : name(metric), metric, labels, value);
    }

    /** A value of the moment that is a sum in OTLP, and so keeps its name even where its unit is 1. */
    void state(Metric metric, Labels labels, double value) {
        gauge(name(metric), metric, labels, value);
    }

    /** A value of the moment that OTLP does not have. */
    void gauge(String name, String description, Labels labels, double value) {
        gauges.computeIfAbsent(name, each -> new Numbers(new MetricMetadata(each, description), new LinkedHashMap<>()))
                .points
                .put(labels, value);
    }

    /** A total since the start. */
    void counter(Metric metric, Labels labels, double value) {
        counters.computeIfAbsent(name(metric), each -> new Numbers(metadata(each, metric), new LinkedHashMap<>()))
                .points
                .merge(labels, value, Double::sum);
    }

    /** Durations since the start. */
    void histogram(Metric metric, Labels labels, HistogramSnapshot durations) {
        histograms
                .computeIfAbsent(name(metric), each -> new Histograms(metadata(each, metric), new LinkedHashMap<>()))
                .points
                .merge(labels, durations, HistogramSnapshot::plus);
    }

    /** Count and sum of values since the start. */
    void summary(Metric metric, Labels labels, MeasureSnapshot values) {
        summary(
                name(metric),
                metric.description,
                labels,
                new SummaryDataPointSnapshot(
                        values.count(), values.sum(), Quantiles.EMPTY, labels, Exemplars.EMPTY, startMillis));
    }

    /** Quantiles of a window: no count, since those of a window go down again. */
    void quantiles(String name, String description, Labels labels, Quantiles quantiles) {
        summary(
                name,
                description,
                labels,
                SummaryDataPointSnapshot.builder()
                        .quantiles(quantiles)
                        .labels(labels)
                        .build());
    }

    MetricSnapshots snapshots() {
        List<MetricSnapshot> all = new ArrayList<>();
        gauges.values().forEach(each -> all.add(gaugesOf(each)));
        counters.values().forEach(each -> all.add(countersOf(each)));
        histograms.values().forEach(each -> all.add(histogramsOf(each)));
        summaries.values().forEach(each -> all.add(new SummarySnapshot(each.metadata, each.points.values())));
        return new MetricSnapshots(all);
    }

    private void gauge(String name, Metric metric, Labels labels, double value) {
        gauges.computeIfAbsent(name, each -> new Numbers(metadata(each, metric), new LinkedHashMap<>()))
                .points
                .put(labels, value);
    }

    private void summary(String name, String description, Labels labels, SummaryDataPointSnapshot point) {
        summaries
                .computeIfAbsent(
                        name, each -> new Summaries(new MetricMetadata(each, description), new LinkedHashMap<>()))
                .points
                .put(labels, point);
    }

    private static MetricSnapshot gaugesOf(Numbers family) {
        List<GaugeDataPointSnapshot> points = new ArrayList<>(family.points.size());
        family.points.forEach((labels, value) -> points.add(new GaugeDataPointSnapshot(value, labels, null)));
        return new GaugeSnapshot(family.metadata, points);
    }

    private MetricSnapshot countersOf(Numbers family) {
        List<CounterDataPointSnapshot> points = new ArrayList<>(family.points.size());
        family.points.forEach(
                (labels, value) -> points.add(new CounterDataPointSnapshot(value, labels, null, startMillis)));
        return new CounterSnapshot(family.metadata, points);
    }

    private MetricSnapshot histogramsOf(Histograms family) {
        List<HistogramDataPointSnapshot> points = new ArrayList<>(family.points.size());
        family.points.forEach((labels, durations) -> points.add(histogram(labels, durations)));
        return new io.prometheus.metrics.model.snapshots.HistogramSnapshot(family.metadata, points);
    }

    /** Both classic and native: the text formats show the one, protobuf both. */
    private HistogramDataPointSnapshot histogram(Labels labels, HistogramSnapshot durations) {
        long[] counts = durations.bucketCounts();
        int[] indexes = new int[counts.length];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = durations.firstBucket() + i + NATIVE_OFFSET;
        }
        return new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(UPPER_BOUNDS, ExplicitBuckets.counts(durations)),
                Buckets.SCALE,
                0,
                0,
                NativeHistogramBuckets.of(indexes, counts),
                NativeHistogramBuckets.EMPTY,
                durations.sumNanos() / SECOND,
                labels,
                Exemplars.EMPTY,
                startMillis);
    }

    private static MetricMetadata metadata(String name, Metric metric) {
        return new MetricMetadata(name, metric.description, unit(name));
    }

    private static @Nullable Unit unit(String name) {
        return name.endsWith("_seconds") ? Unit.SECONDS : name.endsWith("_ratio") ? Unit.RATIO : null;
    }

    /** Units in braces are notes, and 1 is none. */
    private static String name(Metric metric) {
        String name = metric.wireName.replace('.', '_');
        return metric.unit.equals("s") ? name + "_seconds" : name;
    }

    private static double[] upperBounds() {
        double[] bounds = new double[ExplicitBuckets.BOUNDS.size() + 1];
        for (int i = 0; i < bounds.length - 1; i++) {
            bounds[i] = ExplicitBuckets.BOUNDS.get(i);
        }
        bounds[bounds.length - 1] = Double.POSITIVE_INFINITY;
        return bounds;
    }
}
