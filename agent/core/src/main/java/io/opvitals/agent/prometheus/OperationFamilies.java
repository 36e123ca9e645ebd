package io.opvitals.agent.prometheus;

import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.SeriesKey;
import io.prometheus.metrics.model.snapshots.Labels;

/** The metrics of operations, as OTLP has them. */
final class OperationFamilies {

    private OperationFamilies() {}

    static void to(MetricFamilies families, HealthReport report) {
        report.snapshot().operations().forEach((id, operation) -> add(families, report, id, operation));
    }

    private static void add(MetricFamilies families, HealthReport report, OperationId id, OperationSnapshot operation) {
        Labels labels = LabelText.of(id);
        operation
                .series()
                .forEach((key, durations) ->
                        families.histogram(Metric.OPERATION_DURATION, series(labels, key), durations));
        if (operation.recovery().count() > 0) {
            families.histogram(Metric.OPERATION_RECOVERY, labels, operation.recovery());
        }
        operation.measures().forEach((name, values) -> {
            if (values.count() > 0) {
                families.summary(Metric.OPERATION_MEASURE, labels.add("opvitals_measure", name), values);
            }
        });
        operation
                .fallbackReasons()
                .forEach((reason, count) -> families.counter(
                        Metric.OPERATION_FALLBACK, labels.add("opvitals_fallback_reason", reason), (double) count));
        operation.costs().forEach((currency, amount) -> {
            if (amount.signum() > 0) {
                families.counter(
                        Metric.OPERATION_COST, labels.add("opvitals_cost_currency", currency), amount.doubleValue());
            }
        });
        if (operation.retries() > 0) {
            families.counter(Metric.OPERATION_RETRY, labels, (double) operation.retries());
        }
        if (operation.assembled() > 0) {
            families.counter(Metric.OPERATION_ASSEMBLED, labels, (double) operation.assembled());
        }
        families.state(Metric.OPERATION_ACTIVE, labels, (double) operation.inFlight());
        families.gauge(Metric.OPERATION_STUCK, labels, report.stuck().count(id));
        families.gauge(Metric.OPERATION_CONSECUTIVE_FAILURES, labels, operation.consecutiveFailures());
        ScopeHealth health = report.operations().get(id);
        if (health != null) {
            families.gauge(Metric.OPERATION_PEAK, labels, (double) health.peakInFlight());
        }
    }

    private static Labels series(Labels operation, SeriesKey key) {
        Labels labels = operation.add("opvitals_outcome", key.outcome().label());
        if (key.outcome().isFailure()) {
            labels = labels.add("error_type", key.errorType() == null ? SeriesKey.OTHER : key.errorType());
        }
        return LabelText.with(labels, key.attributes());
    }
}
