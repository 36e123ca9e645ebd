package io.opvitals.agent.prometheus;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers over the window of the health score, ready-made: a rule compares them with a limit and need not divide or rate
 * anything. Of the system, each wrapper and each operation, told apart by {@code opvitals_health_scope}.
 */
final class SimpleGauges {

    private static final double SECOND = 1e9;
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};

    private SimpleGauges() {}

    static void to(MetricFamilies families, HealthReport report) {
        scopes(report).forEach((labels, health) -> add(families, labels, health));
    }

    /** The labels of every scope. */
    static Map<Labels, ScopeHealth> scopes(HealthReport report) {
        Map<Labels, ScopeHealth> scopes = new LinkedHashMap<>();
        scopes.put(Labels.of(LabelText.SCOPE, "system"), report.system());
        report.wrappers()
                .forEach((wrapper, health) ->
                        scopes.put(Labels.of(LabelText.SCOPE, "wrapper", LabelText.WRAPPER, wrapper), health));
        report.operations()
                .forEach((id, health) -> scopes.put(LabelText.of(id).add(LabelText.SCOPE, "operation"), health));
        return scopes;
    }

    private static void add(MetricFamilies families, Labels labels, ScopeHealth health) {
        families.gauge(
                "opvitals_calls_per_second",
                "Calls that ended, by second, over the recent window.",
                labels,
                health.callsPerSecond());
        families.gauge(
                "opvitals_consecutive_failures",
                "Failures in a row up to now.",
                labels,
                health.window().consecutiveFailures());
        known(
                families,
                "opvitals_error_ratio",
                "Failures among the judged calls of the window.",
                labels,
                health.errorRate());
        known(
                families,
                "opvitals_fallback_ratio",
                "Fallbacks among the judged calls of the window.",
                labels,
                health.fallbackRate());
        known(
                families,
                "opvitals_health_score",
                "Health from 0 to 1; absent without data.",
                labels,
                health.score().value());
        HistogramSnapshot durations = health.window().durations();
        if (durations.count() > 0) {
            families.quantiles(
                    "opvitals_latency_seconds", "How long calls of the window took.", labels, quantiles(durations));
        }
    }

    private static void known(MetricFamilies families, String name, String description, Labels labels, double value) {
        if (!Double.isNaN(value)) {
            families.gauge(name, description, labels, value);
        }
    }

    private static Quantiles quantiles(HistogramSnapshot durations) {
        Quantile[] quantiles = new Quantile[QUANTILES.length];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = new Quantile(QUANTILES[i], durations.quantileNanos(QUANTILES[i]) / SECOND);
        }
        return Quantiles.of(quantiles);
    }
}
