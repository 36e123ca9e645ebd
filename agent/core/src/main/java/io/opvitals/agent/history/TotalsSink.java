package io.opvitals.agent.history;

import io.opvitals.agent.history.frame.CounterValue;
import io.opvitals.agent.history.frame.DurationsValue;
import io.opvitals.agent.history.frame.FamilyValues;
import io.opvitals.agent.history.frame.GaugeValue;
import io.opvitals.agent.history.frame.IntervalValue;
import io.opvitals.agent.history.frame.MeasureValue;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import io.opvitals.agent.series.SeriesSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** The series of one family, and what is remembered of each, at the same place. */
    private static final class Series<T extends Seen> {
        final FamilyValues family;
        List<T> seen = new ArrayList<>();

        Series(String name, SeriesKind kind) {
            this.family = new FamilyValues(name, kind);
        }

        /** What is remembered; {@code null} of a series that was not there yet. */
        @Nullable
        T seen(Labels labels) {
            int place = family.find(labels);
            return place < 0 ? null : seen.get(place);
        }

        IntervalValue add(Labels labels) {
            return family.value(family.add(labels));
        }
    }

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
            if (isThere && now.count() != before.count()) {
                value.set(now, now.count() < before.count() ? HistogramSnapshot.EMPTY : before);
                before = now;
            } else if (!value.isEmpty()) {
                value.clear();
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
            series = new Series<>(family.name() + "_total", SeriesKind.COUNTER);
            counters.put(family.name(), series);
        }
        CounterTotal seen = series.seen(labels);
        if (seen == null) {
            if (isFull()) {
                return;
            }
            seen = new CounterTotal((CounterValue) series.add(labels));
            series.seen.add(seen);
        }
        seen.now = seen.round == round ? seen.now + total : total;
        seen.round = round;
    }

    @Override
    public void histogram(Family family, Labels labels, HistogramSnapshot durations) {
        Series<DurationTotal> series = histograms.get(family.name());
        if (series == null) {
            series = new Series<>(family.name(), SeriesKind.HISTOGRAM);
            histograms.put(family.name(), series);
        }
        DurationTotal seen = series.seen(labels);
        if (seen == null) {
            if (isFull()) {
                return;
            }
            seen = new DurationTotal((DurationsValue) series.add(labels));
            series.seen.add(seen);
        }
        seen.now = seen.round == round ? seen.now.plus(durations) : durations;
        seen.round = round;
    }

    @Override
    public void summary(Family family, Labels labels, MeasureSnapshot values) {
        Series<MeasureTotal> series = summaries.get(family.name());
        if (series == null) {
            series = new Series<>(family.name(), SeriesKind.SUMMARY);
            summaries.put(family.name(), series);
        }
        MeasureTotal seen = series.seen(labels);
        if (seen == null) {
            if (isFull()) {
                return;
            }
            seen = new MeasureTotal((MeasureValue) series.add(labels));
            series.seen.add(seen);
        }
        seen.now = seen.round == round ? seen.now.plus(values) : values;
        seen.round = round;
    }

    @Override
    public void quantiles(Family family, Labels labels, HistogramSnapshot window) {
        for (int i = 0; i < QUANTILES.length; i++) {
            gauge(
                    family.name(),
                    labels.child(QUANTILE, QUANTILE_TEXTS[i]),
                    window.quantileNanos(QUANTILES[i]) / SECOND);
        }
    }

    private void gauge(String name, Labels labels, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        Series<GaugeSeen> series = gauges.get(name);
        if (series == null) {
            series = new Series<>(name, SeriesKind.GAUGE);
            gauges.put(name, series);
        }
        GaugeSeen seen = series.seen(labels);
        if (seen == null) {
            if (isFull()) {
                return;
            }
            seen = new GaugeSeen((GaugeValue) series.add(labels));
            series.seen.add(seen);
        }
        seen.value.clear();
        seen.value.add(value);
        seen.round = round;
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
            for (T each : family.seen) {
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
        BitSet left = new BitSet();
        List<T> leftSeen = new ArrayList<>();
        for (int i = 0; i < family.seen.size(); i++) {
            T each = family.seen.get(i);
            if (round - each.round <= FORGOTTEN_AFTER) {
                left.set(i);
                leftSeen.add(each);
            }
        }
        size -= family.seen.size() - leftSeen.size();
        family.family.retain(left);
        family.seen = leftSeen;
    }
}
