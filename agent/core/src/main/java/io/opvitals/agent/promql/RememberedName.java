package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The series of one name, with their values in the latest rounds. A value of each round has its place in a ring. */
final class RememberedName {

    /** A series that was not there in a round: the bits by which Prometheus marks it, too ({@code StaleNaN}). */
    static final double GONE = Double.longBitsToDouble(0x7ff0000000000002L);

    private final String name;
    private final List<Selector> selectors;
    private final Map<Labels, Series> byLabels = new HashMap<>();
    private List<Series> all = new ArrayList<>();

    /** How many rounds are remembered, a power of two. */
    private final int rounds;

    /** Told apart when series were forgotten, so that lists made before are made anew. */
    private int generation;

    /** One of them; without values where no selector asks for it. */
    static final class Series {

        final Labels labels;
        private final double[] values;
        long first = -1;
        long last = -1;

        Series(Labels labels, int rounds) {
            this.labels = labels;
            this.values = new double[rounds];
        }

        /** {@link #GONE} where it was not there, or it is not known any more. */
        double at(long round) {
            return round < first || round > last || round <= last - values.length
                    ? GONE
                    : values[(int) (round & (values.length - 1))];
        }

        private void put(long round, double value, boolean adds) {
            int place = (int) (round & (values.length - 1));
            if (last == round) {
                values[place] = adds ? values[place] + value : value;
                return;
            }
            if (first < 0) {
                first = round;
            }
            long gap = Math.max(last + 1, round - values.length + 1);
            for (long missed = gap; last >= 0 && missed < round; missed++) {
                values[(int) (missed & (values.length - 1))] = GONE;
            }
            values[place] = value;
            last = round;
        }
    }

    RememberedName(String name, List<Selector> selectors, int rounds) {
        this.name = name;
        this.selectors = List.copyOf(selectors);
        this.rounds = Integer.highestOneBit(Math.max(1, rounds - 1)) * (rounds > 1 ? 2 : 1);
    }

    String name() {
        return name;
    }

    int rounds() {
        return rounds;
    }

    int generation() {
        return generation;
    }

    /** In the order in which they came; only grows within a generation. */
    List<Series> all() {
        return all;
    }

    /** Takes a value; returns how many values more are remembered for it. */
    int put(Labels labels, double value, boolean adds, long round, boolean mayGrow) {
        Series series = byLabels.get(labels);
        int more = 0;
        if (series == null) {
            boolean isNeeded = mayGrow && selectors.stream().anyMatch(each -> each.matches(name, labels));
            series = new Series(labels, isNeeded ? rounds : 0);
            byLabels.put(labels, series);
            if (isNeeded) {
                all.add(series);
                more = rounds;
            }
        }
        if (series.values.length > 0) {
            series.put(round, value, adds);
        } else {
            series.last = round;
        }
        return more;
    }

    /** Forgets series that were last there before; returns how many values fewer are remembered. */
    int forget(long beforeRound) {
        int before = all.size();
        byLabels.values().removeIf(each -> each.last < beforeRound);
        if (all.stream().anyMatch(each -> each.last < beforeRound)) {
            List<Series> left = new ArrayList<>(all);
            left.removeIf(each -> each.last < beforeRound);
            all = left;
            generation++;
        }
        return (before - all.size()) * rounds;
    }
}
