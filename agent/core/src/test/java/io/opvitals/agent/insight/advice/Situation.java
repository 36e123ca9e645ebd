package io.opvitals.agent.insight.advice;

import io.opvitals.agent.cache.CacheCounts;
import io.opvitals.agent.cache.CacheId;
import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.Window;
import io.opvitals.agent.health.HealthEvaluator;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.insight.measure.MeasureState;
import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.CostSnapshot;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.SeriesKey;
import io.opvitals.agent.operation.StuckReport;
import io.opvitals.agent.slo.SloReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facts as a test tells them: what came before the window of five minutes, and what within it. */
final class Situation {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Map<OperationId, OperationSnapshot> before = new HashMap<>();
    private final Map<OperationId, OperationSnapshot> now = new HashMap<>();
    private final SortedMap<String, Double> limitUse = new TreeMap<>();
    private final SortedMap<String, Long> opens = new TreeMap<>();
    private final List<CacheReport.Cache> caches = new ArrayList<>();
    private final List<SloReport.Slo> slos = new ArrayList<>();
    private final List<MeasureState> measures = new ArrayList<>();
    private StuckReport stuck = StuckReport.NONE;
    private Duration uptime = Duration.ofHours(2);

    /** What calls of one operation did. */
    static final class Calls {

        private final Map<SeriesKey, HistogramSnapshot> series = new HashMap<>();
        private final Map<String, Long> reasons = new HashMap<>();
        private HistogramSnapshot recovery = HistogramSnapshot.EMPTY;
        private long retries;
        private CostSnapshot costs = CostSnapshot.NONE;

        Calls ended(Outcome outcome, int count, Duration each) {
            return ended(outcome, outcome.isFailure() ? "java.io.IOException" : null, count, each);
        }

        Calls ended(Outcome outcome, @Nullable String errorType, int count, Duration each) {
            if (count > 0) {
                series.merge(
                        new SeriesKey(outcome, errorType, false, List.of()),
                        durations(count, each),
                        HistogramSnapshot::plus);
            }
            return this;
        }

        Calls fellBack(String reason, int count, Duration each, Duration recovered) {
            reasons.merge(reason, (long) count, Long::sum);
            recovery = recovery.plus(durations(count, recovered));
            return ended(Outcome.FALLBACK, count, each);
        }

        Calls retried(int times) {
            retries += times;
            return this;
        }

        Calls cost(Outcome outcome, String amount, String currency) {
            costs = costs.plus(
                    new CostSnapshot(Map.of(new CostKey(currency, outcome, List.of()), new BigDecimal(amount)), 0));
            return this;
        }

        private static HistogramSnapshot durations(int count, Duration each) {
            long nanos = each.toNanos();
            return HistogramSnapshot.of(Buckets.index(nanos), new long[] {count}, count * nanos, nanos);
        }

        private Calls and(Calls other) {
            Calls sum = new Calls();
            sum.series.putAll(series);
            other.series.forEach((key, durations) -> sum.series.merge(key, durations, HistogramSnapshot::plus));
            sum.reasons.putAll(reasons);
            other.reasons.forEach((reason, count) -> sum.reasons.merge(reason, count, Long::sum));
            sum.recovery = recovery.plus(other.recovery);
            sum.retries = retries + other.retries;
            sum.costs = costs.plus(other.costs);
            return sum;
        }

        private OperationSnapshot snapshot(OperationId id) {
            long started =
                    series.values().stream().mapToLong(HistogramSnapshot::count).sum();
            return new OperationSnapshot(id, started, 0, series, reasons, recovery, Map.of(), costs, retries, 0);
        }
    }

    Situation operation(String name, Calls within) {
        return operation(name, new Calls(), within);
    }

    Situation operation(String name, Calls earlier, Calls within) {
        OperationId id = OperationId.parse(name);
        before.put(id, earlier.snapshot(id));
        now.put(id, earlier.and(within).snapshot(id));
        return this;
    }

    Situation uptime(Duration time) {
        uptime = time;
        return this;
    }

    Situation uses(String wrapper, double share) {
        limitUse.put(wrapper, share);
        return this;
    }

    Situation opened(String breaker, long times) {
        opens.put(breaker, times);
        return this;
    }

    Situation cache(String name, @Nullable CacheCounts window) {
        caches.add(new CacheReport.Cache(new CacheId("Caffeine", name), window, window));
        return this;
    }

    Situation slo(SloReport.Slo slo) {
        slos.add(slo);
        return this;
    }

    Situation measure(MeasureState measure) {
        measures.add(measure);
        return this;
    }

    Situation stuck(StuckReport report) {
        stuck = report;
        return this;
    }

    List<Finding> findings() {
        Instant end = START.plus(uptime);
        Window window = new Window(
                new Snapshot(uptime.minus(WINDOW).toNanos(), end.minus(WINDOW), before),
                new Snapshot(uptime.toNanos(), end, now));
        HealthReport report = new HealthEvaluator(HealthSettings.DEFAULT, 0).evaluate(window, window, stuck);
        return Advice.of(
                new Facts(report, START, new SloReport(slos), limitUse, new CacheReport(caches), measures, opens));
    }
}
