package io.opvitals.agent.fleet;

import io.opvitals.agent.operation.CostSnapshot;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.SeriesKey;
import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Durations of calls, asked for as classic and as native histograms at once.
 *
 * @param counted by the labels that were asked for
 */
record Calls(List<Counted> counted) {

    /** Stands for all operations. */
    static final String ALL = "*";

    static final OperationSnapshot NONE = OperationSnapshot.empty(new OperationId(ALL, ALL));

    private static final String BUCKET = "_bucket";
    private static final String SUM = "_sum";

    Calls {
        counted = List.copyOf(counted);
    }

    /** The calls of one combination of labels. */
    record Counted(Labels labels, Bars bars) {

        String label(String name) {
            String value = labels.get(name);
            return value == null ? "" : value;
        }
    }

    /** Under way: answers are waited for when they are needed. */
    static final class Asking {

        private final Asked buckets;
        private final Asked sums;
        private final Asked exact;

        private Asking(Asked buckets, Asked sums, Asked exact) {
            this.buckets = buckets;
            this.sums = sums;
            this.exact = exact;
        }

        Calls calls() throws FleetException {
            return of(buckets.found(), sums.found(), exact.foundIfKnown());
        }
    }

    /** Since the start. */
    static Asking total(PrometheusApi.Round round, Promql promql, String name, Instant now, String... by)
            throws FleetException {
        return new Asking(
                round.query(Promql.sum(promql.classic(name, BUCKET, ""), and(by, Names.BOUND)), now),
                round.query(Promql.sum(promql.classic(name, SUM, ""), by), now),
                round.query(Promql.sum(promql.series(name), by), now));
    }

    /** In the last seconds. */
    static Asking asking(PrometheusApi.Round round, Promql promql, String name, long seconds, Instant now, String... by)
            throws FleetException {
        String range = seconds + "s";
        return new Asking(
                round.query(Promql.sum(promql.grownClassic(name, BUCKET, range), and(by, Names.BOUND)), now),
                round.query(Promql.sum(promql.grownClassic(name, SUM, range), by), now),
                round.query(Promql.sum(promql.grown(name, range), by), now));
    }

    /** In the last seconds, waited for. */
    static Calls grown(PrometheusApi.Round round, Promql promql, String name, long seconds, Instant now, String... by)
            throws FleetException {
        return asking(round, promql, name, seconds, now, by).calls();
    }

    static String[] and(String[] labels, String more) {
        List<String> all = new ArrayList<>(List.of(labels));
        all.add(more);
        return all.toArray(new String[0]);
    }

    /** Puts the answers together. */
    static Calls of(List<Found> buckets, List<Found> sums, List<Found> exact) throws FleetException {
        Map<Labels, SortedMap<Double, Double>> upTo = new TreeMap<>();
        for (Found each : buckets) {
            upTo.computeIfAbsent(each.labels().without(Names.BOUND), ignored -> new TreeMap<>())
                    .merge(bound(each), each.value(), Double::sum);
        }
        Map<Labels, Double> sum = new HashMap<>();
        for (Found each : sums) {
            sum.put(each.labels(), each.value());
        }
        Map<Labels, Bars> bars = new TreeMap<>();
        upTo.forEach((labels, counts) -> bars.put(labels, Bars.classic(counts, sum.getOrDefault(labels, 0.0))));
        for (Found each : exact) {
            bars.merge(each.labels(), each.point().bars(), Bars::plus);
        }
        List<Counted> counted = new ArrayList<>();
        bars.forEach((labels, each) -> counted.add(new Counted(labels, each)));
        return new Calls(counted);
    }

    static double bound(Found bucket) throws FleetException {
        try {
            return ApiAnswer.number(bucket.label(Names.BOUND));
        } catch (java.io.IOException e) {
            throw new FleetException(
                    FleetException.Kind.NOT_UNDERSTOOD, "the label le of " + bucket.labels() + ": " + e.getMessage());
        }
    }

    /** What was counted of one operation or of several, as the agent itself would have counted it. */
    static OperationSnapshot snapshot(OperationId id, List<Counted> counted) {
        Map<SeriesKey, HistogramSnapshot> series = series(counted);
        long ended =
                series.values().stream().mapToLong(HistogramSnapshot::count).sum();
        return new OperationSnapshot(
                id, ended, 0, series, Map.of(), HistogramSnapshot.EMPTY, Map.of(), CostSnapshot.NONE, 0, 0);
    }

    /** By outcome and error. */
    static Map<SeriesKey, HistogramSnapshot> series(List<Counted> counted) {
        Map<SeriesKey, HistogramSnapshot> series = new HashMap<>();
        for (Counted each : counted) {
            Outcome outcome = outcome(each.label(Names.OUTCOME));
            HistogramSnapshot durations = each.bars.snapshot();
            if (outcome != null && durations.count() > 0) {
                String error = each.label(Names.ERROR);
                series.merge(
                        new SeriesKey(outcome, error.isEmpty() ? null : error, false, List.of()),
                        durations,
                        HistogramSnapshot::plus);
            }
        }
        return series;
    }

    private static @Nullable Outcome outcome(String label) {
        for (Outcome each : Outcome.values()) {
            if (each.label().equals(label)) {
                return each;
            }
        }
        return null;
    }
}
