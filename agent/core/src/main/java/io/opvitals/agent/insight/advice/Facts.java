package io.opvitals.agent.insight.advice;

import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.insight.measure.MeasureState;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.slo.SloReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that findings are made from.
 *
 * @param report the latest
 * @param started when counting began
 * @param slos the objectives
 * @param limitUse the share of its declared rate limit that each wrapper uses
 * @param caches those of the application
 * @param measures against what they were
 * @param opens how often each circuit breaker has opened within the last hour, by its name
 */
public record Facts(
        HealthReport report,
        Instant started,
        SloReport slos,
        SortedMap<String, Double> limitUse,
        CacheReport caches,
        List<MeasureState> measures,
        SortedMap<String, Long> opens) {

    public Facts {
        limitUse = new TreeMap<>(limitUse);
        measures = List.copyOf(measures);
        opens = new TreeMap<>(opens);
    }

    /** An operation of the report. */
    record Operation(OperationId id, ScopeHealth health, OperationSnapshot total) {

        OperationSnapshot window() {
            return health.window();
        }

        String name() {
            return id.name();
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<OperationId, ScopeHealth> each : report.operations().entrySet()) {
            OperationSnapshot total = report.snapshot().operations().get(each.getKey());
            if (total != null) {
                operations.add(new Operation(each.getKey(), each.getValue(), total));
            }
        }
        return operations;
    }

    /** How long has been counted. */
    double uptimeSeconds() {
        return Math.max(0, (report.snapshot().time().toEpochMilli() - started.toEpochMilli()) / 1e3);
    }
}
