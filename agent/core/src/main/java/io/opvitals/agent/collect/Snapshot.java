package io.opvitals.agent.collect;

import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import java.time.Instant;
import java.util.Map;

/**
 * Everything counted since the start, read at one moment.
 *
 * @param nanos when, on the agent's ticker
 * @param time when, on the wall clock
 * @param operations every operation registered so far, called or not
 */
public record Snapshot(long nanos, Instant time, Map<OperationId, OperationSnapshot> operations) {

    public Snapshot {
        operations = Map.copyOf(operations);
    }
}
