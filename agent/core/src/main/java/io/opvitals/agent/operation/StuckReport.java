package io.opvitals.agent.operation;

import java.util.List;
import java.util.Map;

/**
 * The calls that are stuck at one moment.
 *
 * @param calls the ones that are listed, those listed first in front; at most {@link StuckCalls#MAX_LISTED}
 * @param counts how many are stuck, listed or not, of each operation that has any
 * @param began those of {@code calls} that are listed for the first time and worth an event
 * @param ended those worth an event that are over since the report before
 */
public record StuckReport(
        List<StuckCall> calls, Map<OperationId, Integer> counts, List<StuckCall> began, List<StuckCall.Ended> ended) {

    public static final StuckReport NONE = new StuckReport(List.of(), Map.of(), List.of(), List.of());

    public StuckReport {
        calls = List.copyOf(calls);
        counts = Map.copyOf(counts);
        began = List.copyOf(began);
        ended = List.copyOf(ended);
    }

    /** How many calls of this operation are stuck. */
    public int count(OperationId id) {
        return counts.getOrDefault(id, 0);
    }
}
