package io.opvitals.agent.prometheus;

import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.guard.GuardReport;
import io.opvitals.agent.guard.GuardSnapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloReport.Slo;
import io.prometheus.metrics.model.snapshots.Labels;

/** Scores, statuses, health checks, objectives and circuit breakers, as OTLP has them. */
final class HealthFamilies {

    private HealthFamilies() {}

    static void to(MetricFamilies families, HealthReport report, Signals signals) {
        SimpleGauges.scopes(report).forEach((labels, health) -> add(families, labels, health));
        for (CheckResult each : signals.checks().results()) {
            Labels labels = Labels.of("opvitals_health_check_name", each.name());
            for (Status state : Status.values()) {
                families.state(
                        Metric.HEALTH_CHECK_STATUS,
                        labels.add(LabelText.STATE, state.label()),
                        each.status() == state ? 1 : 0);
            }
        }
        signals.slos().objectives().forEach(each -> add(families, each));
        signals.limits()
                .use(report)
                .forEach((wrapper, use) ->
                        families.gauge(Metric.RATE_LIMIT_USE, Labels.of(LabelText.WRAPPER, wrapper), use));
        guards(families, report.guards());
    }

    private static void add(MetricFamilies families, Labels labels, ScopeHealth health) {
        if (health.score().isKnown()) {
            families.gauge(Metric.HEALTH_SCORE, labels, health.score().value());
        }
        for (Status state : Status.values()) {
            families.state(
                    Metric.HEALTH_STATUS, labels.add(LabelText.STATE, state.label()), health.status() == state ? 1 : 0);
        }
    }

    private static void add(MetricFamilies families, Slo slo) {
        Objective objective = slo.objective();
        Labels labels = Labels.of(
                LabelText.WRAPPER,
                objective.wrapper(),
                "opvitals_slo_kind",
                objective.kind().label());
        Labels which = objective.operation() == null ? labels : labels.add(LabelText.OPERATION, objective.operation());
        if (!Double.isNaN(slo.budgetRemaining())) {
            families.gauge(Metric.SLO_BUDGET, which, slo.budgetRemaining());
        }
        slo.rates().forEach((window, rate) -> {
            if (!Double.isNaN(rate)) {
                families.gauge(
                        Metric.SLO_BURN_RATE, which.add("opvitals_slo_window", DurationText.format(window)), rate);
            }
        });
    }

    private static void guards(MetricFamilies families, GuardReport report) {
        for (GuardSnapshot each : report.guards()) {
            switch (each.id().kind()) {
                case CIRCUIT_BREAKER -> breaker(families, each, labels("opvitals_circuit_breaker_name", each));
                case BULKHEAD ->
                    limiting(
                            families,
                            each,
                            labels("opvitals_bulkhead_name", each),
                            Metric.BULKHEAD_REJECTED,
                            Metric.BULKHEAD_AVAILABLE,
                            Metric.BULKHEAD_LIMIT);
                case RATE_LIMITER ->
                    limiting(
                            families,
                            each,
                            labels("opvitals_rate_limiter_name", each),
                            Metric.RATE_LIMITER_REJECTED,
                            Metric.RATE_LIMITER_AVAILABLE,
                            Metric.RATE_LIMITER_LIMIT);
                case TIME_LIMITER ->
                    families.counter(Metric.TIME_LIMITER_TIMEOUTS, labels("opvitals_time_limiter_name", each), (double)
                            each.rejected());
            }
        }
    }

    private static void breaker(MetricFamilies families, GuardSnapshot breaker, Labels labels) {
        families.counter(Metric.BREAKER_REJECTED, labels, (double) breaker.rejected());
        for (BreakerState state : breaker.states()) {
            families.state(
                    Metric.BREAKER_STATE,
                    labels.add("opvitals_circuit_breaker_state", state.label()),
                    breaker.state() == state ? 1 : 0);
        }
        breaker.transitions()
                .forEach((change, count) -> families.counter(
                        Metric.BREAKER_TRANSITIONS,
                        labels.add(
                                        "opvitals_circuit_breaker_from",
                                        change.from().label())
                                .add("opvitals_circuit_breaker_to", change.to().label()),
                        (double) count));
    }

    private static void limiting(
            MetricFamilies families,
            GuardSnapshot guard,
            Labels labels,
            Metric rejected,
            Metric available,
            Metric limit) {
        families.counter(rejected, labels, (double) guard.rejected());
        if (guard.available() >= 0) {
            families.gauge(available, labels, (double) guard.available());
        }
        if (guard.limit() >= 0) {
            families.gauge(limit, labels, (double) guard.limit());
        }
    }

    private static Labels labels(String name, GuardSnapshot guard) {
        return Labels.of(name, guard.id().name(), "opvitals_library", guard.id().library());
    }
}
