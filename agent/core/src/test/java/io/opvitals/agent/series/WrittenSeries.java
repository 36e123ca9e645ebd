package io.opvitals.agent.series;

import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps what is written. */
public final class WrittenSeries implements SeriesSink {

    private final Map<SeriesId, Double> values = new LinkedHashMap<>();
    private final Map<SeriesId, HistogramSnapshot> histograms = new LinkedHashMap<>();

    @Override
    public void gauge(Family family, Labels labels, double value) {
        values.put(new SeriesId(family.name(), labels), value);
    }

    @Override
    public void counter(Family family, Labels labels, double total) {
        values.merge(new SeriesId(family.name() + "_total", labels), total, Double::sum);
    }

    @Override
    public void histogram(Family family, Labels labels, HistogramSnapshot durations) {
        histograms.merge(new SeriesId(family.name(), labels), durations, HistogramSnapshot::plus);
    }

    @Override
    public void summary(Family family, Labels labels, MeasureSnapshot values) {
        this.values.put(new SeriesId(family.name() + "_count", labels), (double) values.count());
        this.values.put(new SeriesId(family.name() + "_sum", labels), values.sum());
    }

    @Override
    public void quantiles(Family family, Labels labels, HistogramSnapshot window) {
        histograms.put(new SeriesId(family.name(), labels), window);
    }

    /** The value of a counter or gauge. */
    public @Nullable Double value(String name, String... labels) {
        return values.get(new SeriesId(name, Labels.of(labels)));
    }

    public @Nullable HistogramSnapshot histogram(String name, String... labels) {
        return histograms.get(new SeriesId(name, Labels.of(labels)));
    }

    /** Names of all series. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        values.keySet().forEach(each -> names.add(each.name()));
        histograms.keySet().forEach(each -> names.add(each.name()));
        return names;
    }

    public Map<SeriesId, Double> values() {
        return values;
    }
}
