package io.opvitals.agent.series;

import io.opvitals.agent.operation.OperationId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Labels of operations, made once: there are as many as operations, and none of those ever goes. For any thread. */
final class KnownLabels {

    private final Map<OperationId, Labels> operations = new ConcurrentHashMap<>();

    Labels of(OperationId id) {
        Labels known = operations.get(id);
        return known == null ? operations.computeIfAbsent(id, LabelNames::of) : known;
    }
}
