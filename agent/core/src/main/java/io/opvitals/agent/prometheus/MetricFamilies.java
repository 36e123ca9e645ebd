package io.opvitals.agent.prometheus;

import io.opvitals.agent.export.metric.ExplicitBuckets;
import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.Magnitudes;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.SeriesSink;
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
import io.prometheus.metrics.model.snapshots.Quantile;
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
final class MetricFamilies implements SeriesSink {

    private static final double SECOND = 1e9;
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};
    private static final double[] UPPER_BOUNDS = upperBounds();

    /** The wire's index of a native bucket is that of its upper bound; OTLP's is that of its lower one. */
    private static final int NATIVE_OFFSET = Buckets.OTLP_OFFSET + 1;

    private final long startMillis;
    private final Map<String, Numbers> gauges = new LinkedHashMap<>();
    private final Map<String, Numbers> counters = new LinkedHashMap<>();
    private final Map<String, Histograms> histograms = new LinkedHashMap<>();
    private final Map<String, Measures> measures = new LinkedHashMap<>();
    private final Map<String, Summaries> summaries = new LinkedHashMap<>();

    private record Numbers(MetricMetadata metadata, Map<Labels, Double> points) {}

    private record Histograms(MetricMetadata metadata, Map<Labels, HistogramSnapshot> points) {}

    private record Measures(MetricMetadata metadata, Map<Labels, MeasureSnapshot> points) {}

    private record Summaries(MetricMetadata metadata, Map<Labels, SummaryDataPointSnapshot> points) {}

    /** @param startMillis when counting began, in milliseconds since 1970 */
    MetricFamilies(long startMillis) {
        this.startMillis = startMillis;
    }

    @Override
    public void gauge(Family family, io.opvitals.agent.series.Labels labels, double value) {
        gauges.computeIfAbsent(family.name(), each -> new Numbers(metadata(family), new LinkedHashMap<>()))
                .points
                .put(labels(labels), value);
    }

    @Override
    public void counter(Family family, io.opvitals.agent.series.Labels labels, double total) {
        counters.computeIfAbsent(family.name(), each -> new Numbers(metadata(family), new LinkedHashMap<>()))
                .points
                .merge(labels(labels), total, Double::sum);
    }

    @Override
    public void histogram(Family family, io.opvitals.agent.series.Labels labels, HistogramSnapshot durations) {
        histograms
                .computeIfAbsent(family.name(), each -> new Histograms(metadata(family), new LinkedHashMap<>()))
                .points
                .merge(labels(labels), durations, HistogramSnapshot::plus);
    }

    @Override
    public void summary(Family family, io.opvitals.agent.series.Labels labels, MeasureSnapshot values) {
        measures.computeIfAbsent(family.name(), each -> new Measures(metadata(family), new LinkedHashMap<>()))
                .points
                .merge(labels(labels), values, MeasureSnapshot::plus);
    }

    /** No count, since that of a window goes down again. */
    @Override
    public void quantiles(Family family, io.opvitals.agent.series.Labels labels, HistogramSnapshot window) {
        Labels own = labels(labels);
        Quantile[] quantiles = new Quantile[QUANTILES.length];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = new Quantile(QUANTILES[i], window.quantileNanos(QUANTILES[i]) / SECOND);
        }
        summary(
                family,
                own,
                SummaryDataPointSnapshot.builder()
                        .quantiles(Quantiles.of(quantiles))
                        .labels(own)
                        .build());
    }

    MetricSnapshots snapshots() {
        List<MetricSnapshot> all = new ArrayList<>();
        gauges.values().forEach(each -> all.add(gaugesOf(each)));
        counters.values().forEach(each -> all.add(countersOf(each)));
        histograms.values().forEach(each -> all.add(histogramsOf(each)));
        measures.values().forEach(each -> all.add(measuresOf(each)));
        summaries.values().forEach(each -> all.add(new SummarySnapshot(each.metadata, each.points.values())));
        return new MetricSnapshots(all);
    }

    private void summary(Family family, Labels labels, SummaryDataPointSnapshot point) {
        summaries
                .computeIfAbsent(family.name(), each -> new Summaries(metadata(family), new LinkedHashMap<>()))
                .points
                .put(labels, point);
    }

    private static Labels labels(io.opvitals.agent.series.Labels labels) {
        String[] names = new String[labels.size()];
        String[] values = new String[labels.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = labels.name(i);
            values[i] = labels.value(i);
        }
        return Labels.of(names, values);
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

    private MetricSnapshot measuresOf(Measures family) {
        List<HistogramDataPointSnapshot> points = new ArrayList<>(family.points.size());
        family.points.forEach((labels, values) -> points.add(measure(labels, values)));
        return new io.prometheus.metrics.model.snapshots.HistogramSnapshot(family.metadata, points);
    }

    /** Native. Of classic buckets there is one: no bounds fit shares and tokens alike. */
    private HistogramDataPointSnapshot measure(Labels labels, MeasureSnapshot values) {
        return new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(new double[] {Double.POSITIVE_INFINITY}, new long[] {values.count()}),
                Buckets.SCALE,
                values.zeros(),
                Magnitudes.LOWEST,
                buckets(values.positive()),
                buckets(values.negative()),
                values.sum(),
                labels,
                Exemplars.EMPTY,
                startMillis);
    }

    /** The index of a native bucket is that of its upper bound; ours is that of its lower one. */
    private static NativeHistogramBuckets buckets(Magnitudes magnitudes) {
        int[] indexes = new int[magnitudes.span()];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = magnitudes.first() + i + 1;
        }
        return NativeHistogramBuckets.of(indexes, magnitudes.counts());
    }

    private static MetricMetadata metadata(Family family) {
        return new MetricMetadata(family.name(), family.description(), unit(family.name()));
    }

    private static @Nullable Unit unit(String name) {
        return name.endsWith("_seconds") ? Unit.SECONDS : name.endsWith("_ratio") ? Unit.RATIO : null;
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
