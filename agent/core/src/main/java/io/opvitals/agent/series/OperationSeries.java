package io.opvitals.agent.series;

import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.CostKey;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.SeriesKey;

/** What was counted of operations since the start, as OTLP has it. */
public final class OperationSeries implements SeriesSource {

    private final KnownLabels known = new KnownLabels();

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        report.snapshot().operations().forEach((id, operation) -> add(sink, report, id, operation, known.of(id)));
    }

    private static void add(
            SeriesSink sink, HealthReport report, OperationId id, OperationSnapshot operation, Labels labels) {
        operation
                .series()
                .forEach((key, durations) ->
                        sink.histogram(Family.of(Metric.OPERATION_DURATION), series(labels, key), durations));
        if (operation.recovery().count() > 0) {
            sink.histogram(Family.of(Metric.OPERATION_RECOVERY), labels, operation.recovery());
        }
        operation.measures().forEach((name, values) -> {
            if (values.count() > 0) {
                sink.summary(Family.of(Metric.OPERATION_MEASURE), labels.child("opvitals_measure", name), values);
            }
        });
        operation
                .fallbackReasons()
                .forEach((reason, count) -> sink.counter(
                        Family.of(Metric.OPERATION_FALLBACK), labels.child("opvitals_fallback_reason", reason), (double)
                                count));
        operation
                .costs()
                .amounts()
                .forEach((key, amount) ->
                        sink.counter(Family.of(Metric.OPERATION_COST), cost(labels, key), amount.doubleValue()));
        if (operation.costs().unpriced() > 0) {
            sink.counter(Family.of(Metric.OPERATION_UNPRICED), labels, (double)
                    operation.costs().unpriced());
        }
        if (operation.retries() > 0) {
            sink.counter(Family.of(Metric.OPERATION_RETRY), labels, (double) operation.retries());
        }
        if (operation.assembled() > 0) {
            sink.counter(Family.of(Metric.OPERATION_ASSEMBLED), labels, (double) operation.assembled());
        }
        sink.gauge(Family.of(Metric.OPERATION_ACTIVE), labels, (double) operation.inFlight());
        sink.gauge(Family.gauge(Metric.OPERATION_STUCK), labels, report.stuck().count(id));
        sink.gauge(Family.gauge(Metric.OPERATION_CONSECUTIVE_FAILURES), labels, operation.consecutiveFailures());
        ScopeHealth health = report.operations().get(id);
        if (health != null) {
            sink.gauge(Family.gauge(Metric.OPERATION_PEAK), labels, (double) health.peakInFlight());
        }
    }

    private static Labels cost(Labels operation, CostKey key) {
        Labels labels = operation
                .and(LabelNames.CURRENCY, key.currency())
                .and("opvitals_outcome", key.outcome().label());
        return LabelNames.with(labels, key.attributes());
    }

    private static Labels series(Labels operation, SeriesKey key) {
        Labels labels = operation.child("opvitals_outcome", key.outcome().label());
        if (key.outcome().isFailure()) {
            labels = labels.child("error_type", key.errorType() == null ? SeriesKey.OTHER : key.errorType());
        }
        return LabelNames.with(labels, key.attributes());
    }
}
