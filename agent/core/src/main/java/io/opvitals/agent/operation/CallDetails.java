package io.opvitals.agent.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What calls of one operation say beyond how they ended: why there was a fallback and how long it took, measures, costs.
 * Any thread writes. Names are bounded like everything the application gives.
 */
final class CallDetails {

    private final BoundedNames reasonNames = new BoundedNames();
    private final BoundedNames measureNames = new BoundedNames();
    private final ConcurrentHashMap<String, AtomicLong> fallbackReasons = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, MeasureRecorder> measures = new ConcurrentHashMap<>();
    final CostRecorder costs = new CostRecorder();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicReference<@Nullable AtomicHistogram> recovery = new AtomicReference<>();

    void fallback(String reason) {
        String bounded = reasonNames.bounded(reason);
        AtomicLong count = fallbackReasons.get(bounded);
        if (count == null) {
            AtomicLong created = new AtomicLong();
            AtomicLong raced = fallbackReasons.putIfAbsent(bounded, created);
            count = raced == null ? created : raced;
        }
        count.incrementAndGet();
    }

    /** A call was served by its fallback, so long after the first thing in it went wrong. */
    void recovered(long recoveryNanos) {
        AtomicHistogram histogram = recovery.get();
        if (histogram == null) {
            AtomicHistogram created = new AtomicHistogram();
            AtomicHistogram raced = recovery.compareAndExchange(null, created);
            histogram = raced == null ? created : raced;
        }
        histogram.add(recoveryNanos);
    }

    /** A call is tried again. */
    void retry() {
        retries.incrementAndGet();
    }

    void measure(String name, double value) {
        String bounded = measureNames.bounded(name);
        MeasureRecorder recorder = measures.get(bounded);
        if (recorder == null) {
            MeasureRecorder created = new MeasureRecorder();
            MeasureRecorder raced = measures.putIfAbsent(bounded, created);
            recorder = raced == null ? created : raced;
        }
        recorder.add(value);
    }

    OperationSnapshot snapshot(
            OperationId id,
            long started,
            long assembled,
            Map<SeriesKey, HistogramSnapshot> series,
            int consecutiveFailures) {
        Map<String, Long> reasons = new HashMap<>();
        for (Map.Entry<String, AtomicLong> each : fallbackReasons.entrySet()) {
            reasons.put(each.getKey(), each.getValue().get());
        }
        Map<String, MeasureSnapshot> measured = new HashMap<>();
        for (Map.Entry<String, MeasureRecorder> each : measures.entrySet()) {
            measured.put(each.getKey(), each.getValue().snapshot());
        }
        AtomicHistogram histogram = recovery.get();
        return new OperationSnapshot(
                id,
                started,
                assembled,
                series,
                reasons,
                histogram == null ? HistogramSnapshot.EMPTY : histogram.snapshot(),
                measured,
                costs.snapshot(),
                retries.get(),
                consecutiveFailures);
    }
}
