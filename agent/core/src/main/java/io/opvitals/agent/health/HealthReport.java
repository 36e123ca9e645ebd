package io.opvitals.agent.health;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.StuckReport;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about the health of the application at one moment. Immutable; made once a second and read by all.
 *
 * @param snapshot the totals since the start that it was made from
 * @param system the whole system
 * @param wrappers by name, in order
 * @param operations by id, in order
 * @param guards the circuit breakers and the like
 * @param changes statuses that differ from the report before, in the order system, wrappers, operations
 * @param stuck the calls that hang
 */
public record HealthReport(
        Snapshot snapshot,
        ScopeHealth system,
        SortedMap<String, ScopeHealth> wrappers,
        SortedMap<OperationId, ScopeHealth> operations,
        GuardReport guards,
        List<Change> changes,
        StuckReport stuck) {

    public HealthReport {
        changes = List.copyOf(changes);
    }

    /** The same, with the guards as they are now. */
    HealthReport with(GuardReport read) {
        return new HealthReport(snapshot, system, wrappers, operations, read, changes, stuck);
    }

    /**
     * A status that changed.
     *
     * @param wrapper the wrapper; {@code null} for the whole system
     * @param operation the operation; {@code null} for a wrapper or the system
     * @param from the status before
     * @param to the status now
     * @param score the score that led to it
     */
    public record Change(@Nullable String wrapper, @Nullable String operation, Status from, Status to, Score score) {}
}
