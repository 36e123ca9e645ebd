package io.opvitals.agent.collect;

import io.opvitals.agent.operation.CostSnapshot;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.SeriesKey;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up what several operations counted, for a wrapper or the whole system. Series of the same key become one.
 *
 * <p>Which call of different operations was the later one is not known, so failures in a row are what can be said for
 * sure: the fewest of any operation added that had calls.
 */
public final class OperationSum {

    /** Stands for the operation in the id of a sum of a wrapper, and for both in that of the whole system. */
    public static final String ALL = "*";

    private long started;
    private long assembled;
    private final Map<SeriesKey, HistogramSnapshot> series = new HashMap<>();
    private final Map<String, Long> reasons = new HashMap<>();
    private HistogramSnapshot recovery = HistogramSnapshot.EMPTY;
    private final Map<String, MeasureSnapshot> measures = new HashMap<>();
    private CostSnapshot costs = CostSnapshot.NONE;
    private long retries;
    private int consecutiveFailures = Integer.MAX_VALUE;

    public void add(OperationSnapshot operation) {
        started += operation.started();
        assembled += operation.assembled();
        operation.series().forEach((key, durations) -> series.merge(key, durations, HistogramSnapshot::plus));
        operation.fallbackReasons().forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        recovery = recovery.plus(operation.recovery());
        operation.measures().forEach((name, values) -> measures.merge(name, values, MeasureSnapshot::plus));
        costs = costs.plus(operation.costs());
        retries += operation.retries();
        if (!operation.series().isEmpty()) {
            consecutiveFailures = Math.min(consecutiveFailures, operation.consecutiveFailures());
        }
    }

    /** The sum of what has been added so far. */
    public OperationSnapshot total(OperationId id) {
        return new OperationSnapshot(
                id,
                started,
                assembled,
                series,
                reasons,
                recovery,
                measures,
                costs,
                retries,
                series.isEmpty() ? 0 : consecutiveFailures);
    }
}
