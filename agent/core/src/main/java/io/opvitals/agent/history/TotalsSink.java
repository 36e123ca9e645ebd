package io.opvitals.agent.history;

import io.opvitals.agent.history.frame.CounterValue;
import io.opvitals.agent.history.frame.DurationsValue;
import io.opvitals.agent.history.frame.FamilyValues;
import io.opvitals.agent.history.frame.GaugeValue;
import io.opvitals.agent.history.frame.MeasureValue;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import io.opvitals.agent.series.SeriesSink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes increases of totals: what came since the last time. A total that is lower than before has begun anew, at zero. For
 * one thread.
 */
final class TotalsSink implements SeriesSink {

    /** More are not remembered; the agent bounds what has many values long before. */
    static final int MAX_SERIES = 200_000;

    /** A series that was not there for an hour is forgotten. */
    private static final int FORGOTTEN_AFTER = 360;

    private static final double SECOND = 1e9;
    private static final String QUANTILE = "quantile";
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};
    private static final String[] QUANTILE_TEXTS = {"0.5", "0.9", "0.95", "0.99"};

    private final Map<String, Series<CounterTotal>> counters = new LinkedHashMap<>();
    private final Map<String, Series<GaugeSeen>> gauges = new LinkedHashMap<>();
    private final Map<String, Series<DurationTotal>> histograms = new LinkedHashMap<>();
    private final Map<String, Series<MeasureTotal>> summaries = new LinkedHashMap<>();
    private long round;
    private int size;
    private long refused;

    /** The series of one family, and what is remembered of each. */
    private record Series<T extends Seen>(FamilyValues family, Map<Labels, T> seen) {}

    private abstract static class Seen {
        long round;

        abstract void take(boolean isThere);
    }

    private static final class GaugeSeen extends Seen {
        final GaugeValue value;

        GaugeSeen(GaugeValue value) {
            this.value = value;
        }

        @Override
        void take(boolean isThere) {
            if (!isThere) {
                value.clear();
            }
        }
    }

    private static final class CounterTotal extends Seen {
        final CounterValue value;
        double before;
        double now;

        CounterTotal(CounterValue value) {
            this.value = value;
        }

        @Override
        void take(boolean isThere) {
            value.clear();
            if (isThere) {
                value.add(now < before ? now : now - before);
                before = now;
            }
        }
    }

    private static final class DurationTotal extends Seen {
        final DurationsValue value;
        HistogramSnapshot before = HistogramSnapshot.EMPTY;
        HistogramSnapshot now = HistogramSnapshot.EMPTY;

        DurationTotal(DurationsValue value) {
            this.value = value;
        }

        @Override
        void take(boolean isThere) {
            value.clear();
            if (isThere && now.count() != before.count()) {
                value.add(now.count() < before.count() ? now : now.minus(before));
                before = now;
            }
        }
    }

    private static final class MeasureTotal extends Seen {
        final MeasureValue value;
        MeasureSnapshot before = MeasureSnapshot.EMPTY;
        MeasureSnapshot now = MeasureSnapshot.EMPTY;

        MeasureTotal(MeasureValue value) {
            this.value = value;
        }

        @Override
        void take(boolean isThere) {
            value.clear();
            if (isThere && now.count() != before.count()) {
                value.add(now.count() < before.count() ? now : now.minus(before));
                before = now;
            }
        }
    }

    /** To be called before the series of one moment are written. */
    void begin() {
        round++;
    }

    /** What came since the last time; good until the next {@link #begin}. */
    Collection<FamilyValues> take() {
        List<FamilyValues> all = new ArrayList<>();
        take(counters, all);
        take(gauges, all);
        take(histograms, all);
        take(summaries, all);
        return all;
    }

    /** How many series are remembered. */
    int size() {
        return size;
    }

    /** How often a series was left out because there are too many. */
    long refused() {
        return refused;
    }

    @Override
    public void gauge(Family family, Labels labels, double value) {
        gauge(family.name(), labels, value);
    }

    @Override
    public void counter(Family family, Labels labels, double total) {
        Series<CounterTotal> series = counters.get(family.name());
        if (series == null) {
            series = series(family.name() + "_total", SeriesKind.COUNTER);
            counters.put(family.name(), series);
        }
        CounterTotal seen = series.seen.get(labels);
        if (seen == null) {
            if (isFull()) {
                return;
            }
            seen = new CounterTotal((CounterValue) series.family.of(labels));
            series.seen.put(labels, seen);
        }
        seen.now = seen.round == round ? seen.now + total : total;
        seen.round = round;
    }

    @Override
    public void histogram(Family family, Labels labels, HistogramSnapshot durations) {
        Series<DurationTotal> series = histograms.get(family.name());
        if (series == null) {
            series = series(family.name(), SeriesKind.HISTOGRAM);
            histograms.put(family.name(), series);
        }
        DurationTotal seen = series.seen.get(labels);
        if (seen == null) {
            if (isFull()) {
                return;
            }
            seen = new DurationTotal((DurationsValue) series.family.of(labels));
            series.seen.put(labels, seen);
        }
        seen.now = seen.round == round ? seen.now.plus(durations) : durations;
        seen.round = round;
    }

    @Override
    public void summary(Family family, Labels labels, MeasureSnapshot values) {
        Series<MeasureTotal> series = summaries.get(family.name());
        if (series == null) {
            series = series(family.name(), SeriesKind.SUMMARY);
            summaries.put(family.name(), series);
        }
        MeasureTotal seen = series.seen.get(labels);
        if (seen == null) {
            if (isFull()) {
                return;
            }
            seen = new MeasureTotal((MeasureValue) series.family.of(labels));
            series.seen.put(labels, seen);
        }
        seen.now = seen.round == round ? seen.now.plus(values) : values;
        seen.round = round;
    }

    @Override
    public void quantiles(Family family, Labels labels, HistogramSnapshot window) {
        for (int i = 0; i < QUANTILES.length; i++) {
            gauge(family.name(), labels.and(QUANTILE, QUANTILE_TEXTS[i]), window.quantileNanos(QUANTILES[i]) / SECOND);
        }
    }

    private void gauge(String name, Labels labels, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        Series<GaugeSeen> series = gauges.get(name);
        if (series == null) {
            series = series(name, SeriesKind.GAUGE);
            gauges.put(name, series);
        }
        GaugeSeen seen = series.seen.get(labels);
        if (seen == null) {
            if (isFull()) {
                return;
            }
            seen = new GaugeSeen((GaugeValue) series.family.of(labels));
            series.seen.put(labels, seen);
        }
        seen.value.clear();
        seen.value.add(value);
        seen.round = round;
    }

    private static <T extends Seen> Series<T> series(String name, SeriesKind kind) {
        return new Series<>(new FamilyValues(name, kind), new LinkedHashMap<>());
    }

    private boolean isFull() {
        if (size >= MAX_SERIES) {
            refused++;
            return true;
        }
        size++;
        return false;
    }

    private <T extends Seen> void take(Map<String, Series<T>> families, List<FamilyValues> into) {
        for (Series<T> family : families.values()) {
            boolean isAnyGone = false;
            for (T each : family.seen.values()) {
                each.take(each.round == round);
                isAnyGone |= round - each.round > FORGOTTEN_AFTER;
            }
            if (isAnyGone) {
                forget(family);
            }
            into.add(family.family);
        }
    }

    private <T extends Seen> void forget(Series<T> family) {
        family.seen.entrySet().removeIf(each -> {
            boolean isGone = round - each.getValue().round > FORGOTTEN_AFTER;
            if (isGone) {
                family.family.values().remove(each.getKey());
                size--;
            }
            return isGone;
        });
    }
}
