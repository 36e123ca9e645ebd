package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.SeriesKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics of operations. */
final class OperationMetrics {

    private final Exemplars exemplars;
    private final HistogramPoints durations;
    private final HistogramPoints recoveries;
    private final MeasurePoints measures;
    private final LongPoints fallbacks;
    private final LongPoints retries;
    private final DoublePoints costs;
    private final LongPoints unpriced;
    private final LongPoints assembled;
    private final LongPoints active;
    private final LongPoints peaks;
    private final LongPoints stuck;
    private final LongPoints consecutiveFailures;

    OperationMetrics(Shape shape, Exemplars exemplars) {
        this.exemplars = exemplars;
        this.durations = new HistogramPoints(Metric.OPERATION_DURATION, shape.histograms(), shape.exponential());
        this.recoveries = new HistogramPoints(Metric.OPERATION_RECOVERY, shape.histograms(), shape.exponential());
        this.measures = new MeasurePoints(shape.histograms(), shape.exponential());
        this.fallbacks = new LongPoints(Metric.OPERATION_FALLBACK, shape.counters());
        this.retries = new LongPoints(Metric.OPERATION_RETRY, shape.counters());
        this.costs = new DoublePoints(Metric.OPERATION_COST, shape.counters());
        this.unpriced = new LongPoints(Metric.OPERATION_UNPRICED, shape.counters());
        this.assembled = new LongPoints(Metric.OPERATION_ASSEMBLED, shape.counters());
        this.active = new LongPoints(Metric.OPERATION_ACTIVE, shape.sinceStart());
        this.peaks = new LongPoints(Metric.OPERATION_PEAK, shape.sinceStart());
        this.stuck = new LongPoints(Metric.OPERATION_STUCK, shape.sinceStart());
        this.consecutiveFailures = new LongPoints(Metric.OPERATION_CONSECUTIVE_FAILURES, shape.sinceStart());
    }

    /**
     * Adds the points of one operation.
     *
     * @param now its totals
     * @param histograms what its histograms speak of: the totals, or what came since the last delivery
     * @param counters what its counters speak of
     * @param health its health; {@code null} while it has none
     * @param stuckCalls how many of its calls are stuck
     */
    void add(
            OperationSnapshot now,
            OperationSnapshot histograms,
            OperationSnapshot counters,
            @Nullable ScopeHealth health,
            int stuckCalls) {
        OperationId id = now.id();
        Attributes operation = Keys.of(id);
        addDurations(id, operation, histograms.series());
        if (histograms.recovery().count() > 0) {
            recoveries.add(operation, histograms.recovery(), List.of());
        }
        histograms.measures().forEach((name, values) -> measures.add(with(operation, Keys.MEASURE, name), values));
        counters.fallbackReasons()
                .forEach((reason, count) -> fallbacks.add(with(operation, Keys.FALLBACK_REASON, reason), count));
        if (now.retries() > 0) {
            retries.add(operation, counters.retries());
        }
        counters.costs()
                .amounts()
                .forEach((key, amount) -> costs.add(attributes(operation, key), amount.doubleValue()));
        if (now.costs().unpriced() > 0) {
            unpriced.add(operation, counters.costs().unpriced());
        }
        if (now.assembled() > 0) {
            assembled.add(operation, counters.assembled());
        }
        active.add(operation, now.inFlight());
        stuck.add(operation, stuckCalls);
        consecutiveFailures.add(operation, now.consecutiveFailures());
        if (health != null) {
            peaks.add(operation, health.peakInFlight());
        }
    }

    void to(Output output) {
        durations.to(output);
        recoveries.to(output);
        measures.to(output);
        fallbacks.counterTo(output);
        retries.counterTo(output);
        costs.counterTo(output);
        unpriced.counterTo(output);
        assembled.counterTo(output);
        active.upDownCounterTo(output);
        peaks.gaugeTo(output);
        stuck.gaugeTo(output);
        consecutiveFailures.gaugeTo(output);
    }

    private void addDurations(OperationId id, Attributes operation, Map<SeriesKey, HistogramSnapshot> series) {
        Map<SeriesKey, HistogramSnapshot> onTheWire = new LinkedHashMap<>();
        series.forEach((key, calls) -> onTheWire.merge(asSuccess(key), calls, HistogramSnapshot::plus));
        onTheWire.forEach((key, calls) -> durations.add(attributes(operation, key), calls, exemplars.take(id, key)));
    }

    /** An expected exception is a normal answer: outside, it is a success like any other. */
    private static SeriesKey asSuccess(SeriesKey key) {
        return key.expected() ? new SeriesKey(key.outcome(), key.errorType(), false, key.attributes()) : key;
    }

    private static Attributes attributes(Attributes operation, SeriesKey key) {
        AttributesBuilder attributes =
                operation.toBuilder().put(Keys.OUTCOME, key.outcome().label());
        if (key.outcome().isFailure()) {
            attributes.put(Keys.ERROR_TYPE, key.errorType() == null ? SeriesKey.OTHER : key.errorType());
        }
        putAll(attributes, key.attributes());
        return attributes.build();
    }

    private static Attributes attributes(Attributes operation, CostKey key) {
        AttributesBuilder attributes = operation.toBuilder()
                .put(Keys.CURRENCY, key.currency())
                .put(Keys.OUTCOME, key.outcome().label());
        putAll(attributes, key.attributes());
        return attributes.build();
    }

    private static void putAll(AttributesBuilder attributes, List<String> pairs) {
        for (int i = 0; i < pairs.size(); i += 2) {
            attributes.put(pairs.get(i), pairs.get(i + 1));
        }
    }

    private static Attributes with(Attributes operation, AttributeKey<String> key, String value) {
        return operation.toBuilder().put(key, value).build();
    }
}
