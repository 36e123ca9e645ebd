package io.opvitals.agent.fleet;

import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.CostSnapshot;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks what operations counted, since the start and in the window. Made, it has asked; then it waits for the answers. */
final class OperationReader {

    private static final String[] OPERATION = {Names.WRAPPER, Names.OPERATION};
    private static final String[] CALL = {Names.WRAPPER, Names.OPERATION, Names.OUTCOME, Names.ERROR};
    private static final String[] REASON = {Names.WRAPPER, Names.OPERATION, Names.REASON};
    private static final String[] COST = {Names.WRAPPER, Names.OPERATION, Names.CURRENCY, Names.OUTCOME};
    private static final String COUNTS = String.join("|", Names.ACTIVE, Names.RETRY, Names.UNPRICED);

    /** What a sum of binary fractions is good for. */
    private static final MathContext DIGITS = new MathContext(12);

    private final Calls.Asking totalCalls;
    private final Calls.Asking windowCalls;
    private final Calls.Asking windowRecovery;
    private final Asked counts;
    private final Asked failures;
    private final Asked totalReasons;
    private final Asked windowReasons;
    private final Asked totalCosts;
    private final Asked windowCosts;

    OperationReader(PrometheusApi.Round round, Promql promql, long window, Instant now) throws FleetException {
        String range = window + "s";
        totalCalls = Calls.total(round, promql, Names.DURATION, now, CALL);
        windowCalls = Calls.asking(round, promql, Names.DURATION, window, now, CALL);
        windowRecovery = Calls.asking(round, promql, Names.RECOVERY, window, now, OPERATION);
        counts = round.query(
                Promql.sum(
                        promql.series("", Names.NAME + "=~\"" + COUNTS + "\""),
                        Names.NAME,
                        Names.WRAPPER,
                        Names.OPERATION),
                now);
        failures = round.query(
                "min by (" + String.join(", ", OPERATION) + ") (" + promql.series(Names.CONSECUTIVE_FAILURES) + ")",
                now);
        totalReasons = round.query(Promql.sum(promql.series(Names.FALLBACK), REASON), now);
        windowReasons = round.query(Promql.sum(promql.grown(Names.FALLBACK, range), REASON), now);
        totalCosts = round.query(Promql.sum(promql.series(Names.COST), COST), now);
        windowCosts = round.query(Promql.sum(promql.grown(Names.COST, range), COST), now);
    }

    /** Since the start of each instance. */
    Map<OperationId, OperationSnapshot> totals() throws FleetException {
        Parts parts = new Parts(
                byOperation(totalCalls.calls()), Map.of(), totalReasons.found(), totalCosts.found(), failures.found());
        parts.add(counts.found());
        return parts.snapshots();
    }

    Map<OperationId, OperationSnapshot> windows() throws FleetException {
        return new Parts(
                        byOperation(windowCalls.calls()),
                        byOperation(windowRecovery.calls()),
                        windowReasons.found(),
                        windowCosts.found(),
                        failures.found())
                .snapshots();
    }

    static boolean isOperation(Found found) {
        return !found.label(Names.WRAPPER).isEmpty()
                && !found.label(Names.OPERATION).isEmpty();
    }

    static OperationId id(Found found) {
        return new OperationId(found.label(Names.WRAPPER), found.label(Names.OPERATION));
    }

    private static Map<OperationId, List<Calls.Counted>> byOperation(Calls calls) {
        Map<OperationId, List<Calls.Counted>> byOperation = new HashMap<>();
        for (Calls.Counted each : calls.counted()) {
            String wrapper = each.label(Names.WRAPPER);
            String operation = each.label(Names.OPERATION);
            if (!wrapper.isEmpty() && !operation.isEmpty()) {
                byOperation
                        .computeIfAbsent(new OperationId(wrapper, operation), ignored -> new ArrayList<>())
                        .add(each);
            }
        }
        return byOperation;
    }

    /** What belongs together, by operation. */
    private static final class Parts {

        private final Map<OperationId, List<Calls.Counted>> calls;
        private final Map<OperationId, List<Calls.Counted>> recovery;
        private final Map<OperationId, Map<String, Long>> reasons = new HashMap<>();
        private final Map<OperationId, Map<CostKey, BigDecimal>> costs = new HashMap<>();
        private final Map<OperationId, Double> failures;
        private final Map<OperationId, Long> active = new HashMap<>();
        private final Map<OperationId, Long> retries = new HashMap<>();
        private final Map<OperationId, Long> unpriced = new HashMap<>();

        Parts(
                Map<OperationId, List<Calls.Counted>> calls,
                Map<OperationId, List<Calls.Counted>> recovery,
                List<Found> reasons,
                List<Found> costs,
                List<Found> failures) {
            this.calls = calls;
            this.recovery = recovery;
            this.failures = ReportReader.byOperation(failures);
            for (Found each : reasons) {
                if (isOperation(each) && each.value() >= 0.5) {
                    this.reasons
                            .computeIfAbsent(id(each), ignored -> new HashMap<>())
                            .merge(each.label(Names.REASON), Math.round(each.value()), Long::sum);
                }
            }
            for (Found each : costs) {
                cost(each);
            }
        }

        private void cost(Found found) {
            double amount = found.value();
            if (!isOperation(found) || !(amount > 0) || Double.isInfinite(amount)) {
                return;
            }
            for (Outcome each : Outcome.values()) {
                if (each.label().equals(found.label(Names.OUTCOME))) {
                    costs.computeIfAbsent(id(found), ignored -> new HashMap<>())
                            .merge(
                                    new CostKey(found.label(Names.CURRENCY), each, List.of()),
                                    BigDecimal.valueOf(amount).round(DIGITS),
                                    BigDecimal::add);
                }
            }
        }

        void add(List<Found> counts) {
            for (Found each : counts) {
                if (isOperation(each)) {
                    long count = Math.max(0, Math.round(each.value()));
                    switch (each.label(Names.NAME)) {
                        case Names.ACTIVE -> active.merge(id(each), count, Long::sum);
                        case Names.RETRY -> retries.merge(id(each), count, Long::sum);
                        case Names.UNPRICED -> unpriced.merge(id(each), count, Long::sum);
                        default -> {}
                    }
                }
            }
        }

        Map<OperationId, OperationSnapshot> snapshots() {
            Set<OperationId> ids = new HashSet<>(calls.keySet());
            ids.addAll(active.keySet());
            Map<OperationId, OperationSnapshot> snapshots = new HashMap<>();
            for (OperationId each : ids) {
                snapshots.put(each, snapshot(each));
            }
            return snapshots;
        }

        private OperationSnapshot snapshot(OperationId id) {
            OperationSnapshot counted = Calls.snapshot(id, calls.getOrDefault(id, List.of()));
            HistogramSnapshot recovered = HistogramSnapshot.EMPTY;
            for (Calls.Counted each : recovery.getOrDefault(id, List.of())) {
                recovered = recovered.plus(each.bars().snapshot());
            }
            return new OperationSnapshot(
                    id,
                    counted.ended() + active.getOrDefault(id, 0L),
                    0,
                    counted.series(),
                    reasons.getOrDefault(id, Map.of()),
                    recovered,
                    Map.of(),
                    new CostSnapshot(costs.getOrDefault(id, Map.of()), unpriced.getOrDefault(id, 0L)),
                    retries.getOrDefault(id, 0L),
                    (int) Math.round(failures.getOrDefault(id, 0.0)));
        }
    }
}
