package io.opvitals.agent.fleet;

import io.opvitals.agent.fleet.Bars.Bar;
import io.opvitals.agent.fleet.Found.Point;
import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks what was. Each interval shows what is asked for at its end, looking back over the interval, or further where that is
 * too short to hold two samples.
 */
final class ChartReader {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 43_200, DAY
    };

    /** Enough for quantiles of fractions of calls. */
    private static final double FINE = 1e6;

    private static final double SECOND = 1e9;
    private static final int BUCKETS_A_ROW = 4;
    private static final Map<String, Double> PERCENTILES = percentiles();

    private final PrometheusApi api;
    private final Promql promql;
    private final ChartQuestion question;
    private final long step;
    private final long back;
    private final Instant from;
    private final Instant to;

    /** @param instances say how far apart samples are */
    ChartReader(PrometheusApi api, FleetSettings settings, ChartQuestion question, Instances instances) {
        this.api = api;
        this.promql = new Promql(settings.selector(), question.scope());
        this.question = question;
        long seconds =
                Math.max(1, Duration.between(question.from(), question.to()).toSeconds());
        this.step = step(seconds, question.points(), instances.intervalSeconds());
        this.back = Math.max(step, instances.rateSeconds());
        this.from = Instant.ofEpochSecond(Math.floorDiv(question.from().getEpochSecond(), step) * step);
        this.to = Instant.ofEpochSecond(-Math.floorDiv(-question.to().getEpochSecond(), step) * step);
    }

    private static Map<String, Double> percentiles() {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        percentiles.put("p50", 0.5);
        percentiles.put("p90", 0.9);
        percentiles.put("p95", 0.95);
        percentiles.put("p99", 0.99);
        return percentiles;
    }

    /** How long intervals are: not shorter than samples are apart, and so long that there are not too many. */
    static long step(long seconds, int points, long intervalSeconds) {
        long least = Math.max(intervalSeconds, (seconds + points - 1) / points);
        for (long each : STEPS) {
            if (each >= least) {
                return each;
            }
        }
        return (least + DAY - 1) / DAY * DAY;
    }

    /** The same for questions that have the same answer. */
    String key() {
        return String.join(
                "\n",
                question.chart().name(),
                question.wrapper(),
                question.operation(),
                question.scope().toString(),
                from + " " + to + " " + step);
    }

    FleetChart read() throws FleetException {
        return switch (question.chart()) {
            case CALLS -> lines(calls());
            case LATENCY -> {
                SortedMap<Long, Bars> bars = bars();
                yield chart(latency(bars), whole(bars), new TreeMap<>());
            }
            case HEATMAP -> chart(Map.of(), HistogramSnapshot.EMPTY, rows(bars()));
            case SCORE -> lines(score());
        };
    }

    private FleetChart lines(Map<String, Map<Long, Double>> lines) {
        return chart(lines, HistogramSnapshot.EMPTY, new TreeMap<>());
    }

    private FleetChart chart(
            Map<String, Map<Long, Double>> lines, HistogramSnapshot whole, SortedMap<Double, Map<Long, Double>> rows) {
        return new FleetChart(step, from.getEpochSecond(), to.getEpochSecond(), lines, whole, rows);
    }

    private HistogramSnapshot whole(SortedMap<Long, Bars> bars) {
        Bars whole = Bars.NONE;
        for (Bars each : bars.values()) {
            whole = whole.plus(each.times((double) step));
        }
        return whole.snapshot();
    }

    private Asked ask(PrometheusApi.Round round, String query) throws FleetException {
        return round.query(query, from.plusSeconds(step), to, step);
    }

    /** Calls per second by outcome. */
    private Map<String, Map<Long, Double>> calls() throws FleetException {
        PrometheusApi.Round round = api.begin();
        String range = back + "s";
        Asked classic = ask(round, Promql.sum(promql.classic(Names.DURATION, "_count", range, of()), Names.OUTCOME));
        Asked exact = ask(
                round,
                Promql.sum(
                        "histogram_count(rate(" + promql.series(Names.DURATION, of()) + "[" + range + "]))",
                        Names.OUTCOME));
        List<Found> all = new ArrayList<>(classic.found());
        all.addAll(exact.foundIfKnown());
        Map<String, Map<Long, Double>> lines = new TreeMap<>();
        for (Found each : all) {
            Map<Long, Double> line = lines.computeIfAbsent(each.label(Names.OUTCOME), ignored -> new TreeMap<>());
            each.points().forEach(point -> add(line, point));
        }
        return lines;
    }

    /** Durations by the beginning of the interval. */
    private SortedMap<Long, Bars> bars() throws FleetException {
        PrometheusApi.Round round = api.begin();
        String range = back + "s";
        Asked classic = ask(round, Promql.sum(promql.classic(Names.DURATION, "_bucket", range, of()), Names.BOUND));
        Asked sums = ask(round, Promql.sum(promql.classic(Names.DURATION, "_sum", range, of())));
        Asked exact = ask(round, "sum(rate(" + promql.series(Names.DURATION, of()) + "[" + range + "]))");
        SortedMap<Long, SortedMap<Double, Double>> upTo = new TreeMap<>();
        for (Found each : classic.found()) {
            double bound = Calls.bound(each);
            for (Point point : each.points()) {
                upTo.computeIfAbsent(start(point), ignored -> new TreeMap<>()).merge(bound, point.value(), Double::sum);
            }
        }
        Map<Long, Double> seconds = line(sums.found());
        SortedMap<Long, Bars> bars = new TreeMap<>();
        upTo.forEach((start, counts) -> bars.put(start, Bars.classic(counts, seconds.getOrDefault(start, 0.0))));
        for (Found each : exact.foundIfKnown()) {
            each.points().forEach(point -> bars.merge(start(point), point.bars(), Bars::plus));
        }
        return bars;
    }

    private static Map<String, Map<Long, Double>> latency(SortedMap<Long, Bars> bars) {
        Map<String, Map<Long, Double>> lines = new LinkedHashMap<>();
        PERCENTILES.keySet().forEach(each -> lines.put(each, new TreeMap<>()));
        bars.forEach((start, each) -> {
            double count = each.count();
            if (count > 0) {
                HistogramSnapshot durations = each.times(FINE / count).snapshot();
                PERCENTILES.forEach((name, quantile) -> lines.getOrDefault(name, new TreeMap<>())
                        .put(start, durations.quantileNanos(quantile) / SECOND));
            }
        });
        return lines;
    }

    /** As fine as the buckets are: the bounds of classic ones, or, where there are native ones, two for each doubling. */
    private SortedMap<Double, Map<Long, Double>> rows(SortedMap<Long, Bars> bars) {
        double highest = 0;
        boolean isClassic = true;
        for (Bars each : bars.values()) {
            for (Bar bar : each.bars()) {
                highest = Math.max(highest, Double.isInfinite(bar.upper()) ? bar.lower() : bar.upper());
                isClassic &= isKnownBound(bar.upper());
            }
        }
        SortedMap<Double, Map<Long, Double>> rows = new TreeMap<>();
        for (Map.Entry<Long, Bars> each : bars.entrySet()) {
            for (Bar bar : each.getValue().times((double) step).bars()) {
                // A row of what is above all bounds must end somewhere, too.
                double upper = Double.isInfinite(bar.upper()) ? 2 * highest : bar.upper();
                add(rows, isClassic ? upper : rowOf(upper), each.getKey(), bar.count());
            }
        }
        return rows;
    }

    /** Up to where the row goes that a duration belongs to; computed bounds are off in the last digits. */
    private static double rowOf(double upper) {
        int row = Buckets.index((long) (upper * SECOND * (1 - 1e-9))) / BUCKETS_A_ROW;
        return Buckets.upperNanos(row * BUCKETS_A_ROW + BUCKETS_A_ROW - 1) / SECOND;
    }

    /** Bounds of classic buckets are written by people: they have few digits, those of native ones have all. */
    private static boolean isKnownBound(double upper) {
        return Double.isInfinite(upper) || Math.abs(upper * 1e4 - Math.rint(upper * 1e4)) < 1e-6;
    }

    private static void add(SortedMap<Double, Map<Long, Double>> rows, double upper, long start, double count) {
        if (count > 0) {
            rows.computeIfAbsent(upper, ignored -> new TreeMap<>()).merge(start, count, Double::sum);
        }
    }

    /** The mean and the lowest of all instances. */
    private Map<String, Map<Long, Double>> score() throws FleetException {
        PrometheusApi.Round round = api.begin();
        List<String> scope = new ArrayList<>(List.of(of()));
        scope.add(Promql.equal(
                Names.SCOPE,
                !question.operation().isEmpty()
                        ? "operation"
                        : question.wrapper().isEmpty() ? "system" : "wrapper"));
        String series = promql.series(Names.SCORE, scope.toArray(new String[0])) + "[" + back + "s]";
        Asked mean = ask(round, "avg(avg_over_time(" + series + "))");
        Asked lowest = ask(round, "min(min_over_time(" + series + "))");
        Map<String, Map<Long, Double>> lines = new LinkedHashMap<>();
        lines.put("mean", line(mean.found()));
        lines.put("lowest", line(lowest.found()));
        return lines;
    }

    private Map<Long, Double> line(List<Found> found) {
        Map<Long, Double> line = new TreeMap<>();
        for (Found each : found) {
            each.points().forEach(point -> add(line, point));
        }
        return line;
    }

    private void add(Map<Long, Double> line, Point point) {
        if (!Double.isNaN(point.value())) {
            line.merge(start(point), point.value(), Double::sum);
        }
    }

    private long start(Point point) {
        return Math.round(point.seconds()) - step;
    }

    private String[] of() {
        List<String> of = new ArrayList<>();
        if (!question.wrapper().isEmpty()) {
            of.add(Promql.equal(Names.WRAPPER, question.wrapper()));
        }
        if (!question.operation().isEmpty()) {
            of.add(Promql.equal(Names.OPERATION, question.operation()));
        }
        return of.toArray(new String[0]);
    }
}
