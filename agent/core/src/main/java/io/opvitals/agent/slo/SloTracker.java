package io.opvitals.agent.slo;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.slo.PastCounts.Counts;
import io.opvitals.agent.slo.SloPast.Increase;
import io.opvitals.agent.slo.SloReport.Slo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Follows all objectives. About 17 KiB an objective, whatever the traffic; {@link #MAX} at most.
 *
 * <p>Fed on the collector's thread; everything else is for any thread.
 */
public final class SloTracker implements ReportListener {

    /** Objectives at most; the first of the configuration count. */
    public static final int MAX = 500;

    /** The pairs of windows of the workbook, with the share of the budget that each may use up. */
    private static final List<Pair> PAIRS = List.of(
            new Pair(Duration.ofMinutes(5), Duration.ofHours(1), 0.02, true),
            new Pair(Duration.ofMinutes(30), Duration.ofHours(6), 0.05, true),
            new Pair(Duration.ofHours(2), Duration.ofDays(1), 0.1, false),
            new Pair(Duration.ofHours(6), Duration.ofDays(3), 0.1, false));

    private volatile List<Objective> objectives;
    private volatile SloReport report = SloReport.EMPTY;
    private volatile List<SloTotals> totals = List.of();
    private final AtomicReference<@Nullable List<SloPast>> restored = new AtomicReference<>();
    private final Counts begin;
    private Map<Key, PastCounts> past = new HashMap<>();
    private @Nullable Counts start;

    private record Pair(Duration shortWindow, Duration longWindow, double budgetShare, boolean page) {}

    /** What has a history of its own. */
    private record Key(Objective.Counted counted, Duration window) {}

    /**
     * @param objectives what is aimed at
     * @param startNanos when counting began, on the agent's ticker
     */
    public SloTracker(List<Objective> objectives, long startNanos) {
        this.objectives = List.copyOf(objectives);
        this.begin = new Counts(startNanos, 0, 0);
        this.start = begin;
    }

    /** From the next report on. Objectives that count the same over the same window keep what they have counted. */
    public void apply(List<Objective> next) {
        objectives = List.copyOf(next);
    }

    /** With the next report, what the processes before counted counts as well. Once. */
    public void restore(List<SloPast> before) {
        restored.set(List.copyOf(before));
    }

    /** What objectives are followed. */
    public List<Objective> objectives() {
        return objectives;
    }

    /** What this process counted, as of the latest report; each once, however many aim at it. */
    public List<SloTotals> totals() {
        return totals;
    }

    /** The latest. */
    public SloReport report() {
        return report;
    }

    @Override
    public void onReport(HealthReport health) {
        List<Objective> wanted = objectives;
        Snapshot snapshot = health.snapshot();
        restore(snapshot);
        Map<Objective.Counted, SloTotals> counted = new LinkedHashMap<>();
        Map<Key, PastCounts> kept = new HashMap<>();
        List<Slo> slos = new ArrayList<>(wanted.size());
        for (Objective each : wanted.subList(0, Math.min(MAX, wanted.size()))) {
            Key key = new Key(each.counted(), each.window());
            Counts now = count(snapshot, each.counted());
            counted.put(
                    each.counted(),
                    new SloTotals(
                            each.wrapper(), each.operation(), each.kind(), each.threshold(), now.total(), now.bad()));
            PastCounts before = kept.get(key);
            if (before == null) {
                before = past.get(key);
                if (before == null) {
                    // One that comes later begins when it comes: what was at the windows' beginnings is not known.
                    before = new PastCounts(start == null ? now : start, each.window());
                }
                before.add(now);
                kept.put(key, before);
            }
            slos.add(slo(each, before, now, snapshot.time()));
        }
        past = kept;
        start = null;
        totals = List.copyOf(counted.values());
        report = new SloReport(slos);
    }

    private void restore(Snapshot snapshot) {
        List<SloPast> before = restored.getAndSet(null);
        if (before == null) {
            return;
        }
        for (SloPast each : before) {
            if (!each.increases().isEmpty()) {
                Key key = new Key(each.objective().counted(), each.objective().window());
                past.put(key, past(each, snapshot));
            }
        }
    }

    /** Totals of before are below zero, so that those of this process are as they are. */
    private PastCounts past(SloPast before, Snapshot snapshot) {
        long total = 0;
        long bad = 0;
        for (Increase each : before.increases()) {
            total -= each.total();
            bad -= each.bad();
        }
        Instant first = before.increases().get(0).start();
        PastCounts counts = new PastCounts(
                new Counts(nanos(first, snapshot), total, bad),
                before.objective().window());
        for (Increase each : before.increases()) {
            total += each.total();
            bad += each.bad();
            counts.add(new Counts(nanos(each.end(), snapshot), total, bad));
        }
        counts.add(begin);
        return counts;
    }

    /** A moment of the wall clock, before this process. */
    private long nanos(Instant time, Snapshot snapshot) {
        long nanos = snapshot.nanos() - Duration.between(time, snapshot.time()).toNanos();
        return nanos - begin.nanos() < 0 ? nanos : begin.nanos();
    }

    private static Counts count(Snapshot snapshot, Objective.Counted counted) {
        CallCounts counts = new CallCounts(counted);
        @Nullable String operation = counted.operation();
        if (operation != null) {
            @Nullable OperationSnapshot one = snapshot.operations().get(new OperationId(counted.wrapper(), operation));
            if (one != null) {
                counts.add(one);
            }
            return counts.at(snapshot.nanos());
        }
        snapshot.operations().forEach((id, each) -> {
            if (id.wrapper().equals(counted.wrapper())) {
                counts.add(each);
            }
        });
        return counts.at(snapshot.nanos());
    }

    private static Slo slo(Objective objective, PastCounts past, Counts now, Instant time) {
        Counts begin = past.before(now.nanos(), objective.window().toNanos());
        List<BurnRate> rates = new ArrayList<>(PAIRS.size());
        for (Pair each : PAIRS) {
            if (each.longWindow.compareTo(objective.window()) <= 0) {
                rates.add(rate(objective, past, now, each));
            }
        }
        return new Slo(
                objective,
                time.minusNanos(now.nanos() - begin.nanos()),
                now.total() - begin.total(),
                now.bad() - begin.bad(),
                rates);
    }

    private static BurnRate rate(Objective objective, PastCounts past, Counts now, Pair pair) {
        double windows = (double) objective.window().toSeconds() / pair.longWindow.toSeconds();
        return new BurnRate(
                pair.shortWindow,
                pair.longWindow,
                burnt(objective, past, now, pair.shortWindow),
                burnt(objective, past, now, pair.longWindow),
                // What is slower than that lasts for the whole window.
                Math.max(1, pair.budgetShare * windows),
                pair.page);
    }

    private static double burnt(Objective objective, PastCounts past, Counts now, Duration window) {
        Counts begin = past.before(now.nanos(), window.toNanos());
        long total = now.total() - begin.total();
        return total == 0 ? Double.NaN : (double) (now.bad() - begin.bad()) / total / objective.budget();
    }
}
