package io.opvitals.agent.operation;

import java.util.HashMap;
import java.util.Map;

/**
 * Everything one operation has counted since the start, read at one moment. Immutable; {@link #minus} gives a window.
 *
 * @param id the operation
 * @param started calls started
 * @param assembled publishers made; each subscription to one is a call, and one never subscribed to is none
 * @param series durations of ended calls by outcome, error type and metric attributes
 * @param fallbackReasons calls with outcome {@code fallback} by reason
 * @param recovery for calls with outcome {@code fallback}, the time from the first failure to their end
 * @param measures numbers attached by the application, by name
 * @param costs what ended calls cost
 * @param retries attempts after the first of their call, as libraries made them
 * @param consecutiveFailures failures in a row up to now; 0 when the latest call did not fail
 */
public record OperationSnapshot(
        OperationId id,
        long started,
        long assembled,
        Map<SeriesKey, HistogramSnapshot> series,
        Map<String, Long> fallbackReasons,
        HistogramSnapshot recovery,
        Map<String, MeasureSnapshot> measures,
        CostSnapshot costs,
        long retries,
        int consecutiveFailures) {

    public OperationSnapshot {
        series = Map.copyOf(series);
        fallbackReasons = Map.copyOf(fallbackReasons);
        measures = Map.copyOf(measures);
    }

    public static OperationSnapshot empty(OperationId id) {
        return new OperationSnapshot(
                id, 0, 0, Map.of(), Map.of(), HistogramSnapshot.EMPTY, Map.of(), CostSnapshot.NONE, 0, 0);
    }

    /** Calls ended, whatever the outcome. */
    public long ended() {
        long ended = 0;
        for (HistogramSnapshot each : series.values()) {
            ended += each.count();
        }
        return ended;
    }

    /** Calls started and not ended. */
    public long inFlight() {
        return Math.max(0, started - ended());
    }

    /** Calls ended with this outcome. */
    public long count(Outcome outcome) {
        long count = 0;
        for (Map.Entry<SeriesKey, HistogramSnapshot> each : series.entrySet()) {
            if (each.getKey().outcome() == outcome) {
                count += each.getValue().count();
            }
        }
        return count;
    }

    /** Calls that threw an exception their operation expects; they are part of {@code count(SUCCESS)}. */
    public long expected() {
        long expected = 0;
        for (Map.Entry<SeriesKey, HistogramSnapshot> each : series.entrySet()) {
            if (each.getKey().expected()) {
                expected += each.getValue().count();
            }
        }
        return expected;
    }

    /** Durations of all ended calls. */
    public HistogramSnapshot durations() {
        HistogramSnapshot all = HistogramSnapshot.EMPTY;
        for (HistogramSnapshot each : series.values()) {
            all = all.plus(each);
        }
        return all;
    }

    /**
     * What came since {@code earlier}, an earlier snapshot of the same operation. All is subtracted but consecutive
     * failures, which are those of now.
     */
    public OperationSnapshot minus(OperationSnapshot earlier) {
        Map<SeriesKey, HistogramSnapshot> windowed = new HashMap<>();
        for (Map.Entry<SeriesKey, HistogramSnapshot> each : series.entrySet()) {
            HistogramSnapshot before = earlier.series.getOrDefault(each.getKey(), HistogramSnapshot.EMPTY);
            HistogramSnapshot since = each.getValue().minus(before);
            if (since.count() > 0) {
                windowed.put(each.getKey(), since);
            }
        }
        Map<String, Long> reasons = new HashMap<>();
        for (Map.Entry<String, Long> each : fallbackReasons.entrySet()) {
            long since = each.getValue() - earlier.fallbackReasons.getOrDefault(each.getKey(), 0L);
            if (since > 0) {
                reasons.put(each.getKey(), since);
            }
        }
        Map<String, MeasureSnapshot> measured = new HashMap<>();
        for (Map.Entry<String, MeasureSnapshot> each : measures.entrySet()) {
            MeasureSnapshot before = earlier.measures.getOrDefault(each.getKey(), MeasureSnapshot.EMPTY);
            measured.put(each.getKey(), each.getValue().minus(before));
        }
        return new OperationSnapshot(
                id,
                started - earlier.started,
                assembled - earlier.assembled,
                windowed,
                reasons,
                recovery.minus(earlier.recovery),
                measured,
                costs.minus(earlier.costs),
                retries - earlier.retries,
                consecutiveFailures);
    }
}
