package io.opvitals.agent.cost;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.Window;
import io.opvitals.agent.health.HealthEvaluator;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.CostSnapshot;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.StuckReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The totals of a JVM in which operations spend money. */
final class Spent {

    private final Map<OperationId, Map<CostKey, BigDecimal>> totals = new HashMap<>();

    Spent add(String operation, String amount, String currency) {
        return add(operation, amount, currency, Outcome.SUCCESS);
    }

    Spent add(String operation, String amount, String currency, Outcome outcome, String... attributes) {
        totals.computeIfAbsent(OperationId.parse(operation), id -> new HashMap<>())
                .merge(new CostKey(currency, outcome, List.of(attributes)), new BigDecimal(amount), BigDecimal::add);
        return this;
    }

    Snapshot at(String time) {
        return at(Instant.parse(time));
    }

    Snapshot at(Instant time) {
        Map<OperationId, OperationSnapshot> operations = new HashMap<>();
        totals.forEach((id, amounts) -> operations.put(
                id,
                new OperationSnapshot(
                        id,
                        0,
                        0,
                        Map.of(),
                        Map.of(),
                        HistogramSnapshot.EMPTY,
                        Map.of(),
                        new CostSnapshot(amounts, 0),
                        0,
                        0)));
        return new Snapshot(time.getEpochSecond() * 1_000_000_000L, time, operations);
    }

    HealthReport report(Instant time) {
        Window window = new Window(at(time), at(time));
        return new HealthEvaluator(HealthSettings.DEFAULT, 0).evaluate(window, window, StuckReport.NONE);
    }
}
