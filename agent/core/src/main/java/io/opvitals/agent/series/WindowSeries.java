package io.opvitals.agent.series;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.HistogramSnapshot;

/**
 * Numbers over the window of the health score, ready-made: a rule compares them with a limit and need not divide or rate
 * anything. Of the system, each wrapper and each operation, told apart by {@code opvitals_health_scope}.
 */
public final class WindowSeries implements SeriesSource {

    private static final Family CALLS_PER_SECOND =
            new Family("opvitals_calls_per_second", "Calls that ended, by second, over the recent window.");
    private static final Family CONSECUTIVE_FAILURES =
            new Family("opvitals_consecutive_failures", "Failures in a row up to now.");
    private static final Family ERROR_RATIO =
            new Family("opvitals_error_ratio", "Failures among the judged calls of the window.");
    private static final Family FALLBACK_RATIO =
            new Family("opvitals_fallback_ratio", "Fallbacks among the judged calls of the window.");
    private static final Family HEALTH_SCORE =
            new Family("opvitals_health_score", "Health from 0 to 1; absent without data.");
    private static final Family LATENCY = new Family("opvitals_latency_seconds", "How long calls of the window took.");

    private final Scopes scopes = new Scopes();

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        scopes.forEach(report, (labels, health) -> add(sink, labels, health));
    }

    private static void add(SeriesSink sink, Labels labels, ScopeHealth health) {
        sink.gauge(CALLS_PER_SECOND, labels, health.callsPerSecond());
        sink.gauge(CONSECUTIVE_FAILURES, labels, health.window().consecutiveFailures());
        known(sink, ERROR_RATIO, labels, health.errorRate());
        known(sink, FALLBACK_RATIO, labels, health.fallbackRate());
        known(sink, HEALTH_SCORE, labels, health.score().value());
        HistogramSnapshot durations = health.window().durations();
        if (durations.count() > 0) {
            sink.quantiles(LATENCY, labels, durations);
        }
    }

    private static void known(SeriesSink sink, Family family, Labels labels, double value) {
        if (!Double.isNaN(value)) {
            sink.gauge(family, labels, value);
        }
    }
}
