package io.opvitals.agent.series;

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
import java.util.function.Supplier;

/** Scores, statuses, health checks, objectives and circuit breakers, as OTLP has them. */
public final class HealthSeries implements SeriesSource {

    private final Supplier<Signals> source;
    private final Scopes scopes = new Scopes();

    /** @param source what is known beside the calls */
    public HealthSeries(Supplier<Signals> source) {
        this.source = source;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        Signals signals = source.get();
        scopes.forEach(report, (labels, health) -> add(sink, labels, health));
        for (CheckResult each : signals.checks().results()) {
            Labels labels = Labels.of("opvitals_health_check_name", each.name());
            for (Status state : Status.values()) {
                sink.gauge(
                        Family.of(Metric.HEALTH_CHECK_STATUS),
                        labels.and(LabelNames.STATE, state.label()),
                        each.status() == state ? 1 : 0);
            }
        }
        signals.slos().objectives().forEach(each -> add(sink, each));
        signals.limits()
                .use(report)
                .forEach((wrapper, use) ->
                        sink.gauge(Family.gauge(Metric.RATE_LIMIT_USE), Labels.of(LabelNames.WRAPPER, wrapper), use));
        guards(sink, report.guards());
    }

    private static void add(SeriesSink sink, Labels labels, ScopeHealth health) {
        if (health.score().isKnown()) {
            sink.gauge(Family.gauge(Metric.HEALTH_SCORE), labels, health.score().value());
        }
        for (Status state : Status.values()) {
            sink.gauge(
                    Family.of(Metric.HEALTH_STATUS),
                    labels.child(LabelNames.STATE, state.label()),
                    health.status() == state ? 1 : 0);
        }
    }

    private static void add(SeriesSink sink, Slo slo) {
        Objective objective = slo.objective();
        Labels labels = Labels.of(
                LabelNames.WRAPPER,
                objective.wrapper(),
                "opvitals_slo_kind",
                objective.kind().label());
        Labels which = objective.operation() == null ? labels : labels.and(LabelNames.OPERATION, objective.operation());
        if (!Double.isNaN(slo.budgetRemaining())) {
            sink.gauge(Family.gauge(Metric.SLO_BUDGET), which, slo.budgetRemaining());
        }
        slo.rates().forEach((window, rate) -> {
            if (!Double.isNaN(rate)) {
                sink.gauge(
                        Family.gauge(Metric.SLO_BURN_RATE),
                        which.and("opvitals_slo_window", DurationText.format(window)),
                        rate);
            }
        });
    }

    private static void guards(SeriesSink sink, GuardReport report) {
        for (GuardSnapshot each : report.guards()) {
            switch (each.id().kind()) {
                case CIRCUIT_BREAKER -> breaker(sink, each, labels("opvitals_circuit_breaker_name", each));
                case BULKHEAD ->
                    limiting(
                            sink,
                            each,
                            labels("opvitals_bulkhead_name", each),
                            Metric.BULKHEAD_REJECTED,
                            Metric.BULKHEAD_AVAILABLE,
                            Metric.BULKHEAD_LIMIT);
                case RATE_LIMITER ->
                    limiting(
                            sink,
                            each,
                            labels("opvitals_rate_limiter_name", each),
                            Metric.RATE_LIMITER_REJECTED,
                            Metric.RATE_LIMITER_AVAILABLE,
                            Metric.RATE_LIMITER_LIMIT);
                case TIME_LIMITER ->
                    sink.counter(
                            Family.of(Metric.TIME_LIMITER_TIMEOUTS),
                            labels("opvitals_time_limiter_name", each),
                            (double) each.rejected());
            }
        }
    }

    private static void breaker(SeriesSink sink, GuardSnapshot breaker, Labels labels) {
        sink.counter(Family.of(Metric.BREAKER_REJECTED), labels, (double) breaker.rejected());
        for (BreakerState state : breaker.states()) {
            sink.gauge(
                    Family.of(Metric.BREAKER_STATE),
                    labels.and("opvitals_circuit_breaker_state", state.label()),
                    breaker.state() == state ? 1 : 0);
        }
        breaker.transitions()
                .forEach((change, count) -> sink.counter(
                        Family.of(Metric.BREAKER_TRANSITIONS),
                        labels.and(
                                        "opvitals_circuit_breaker_from",
                                        change.from().label())
                                .and("opvitals_circuit_breaker_to", change.to().label()),
                        (double) count));
    }

    private static void limiting(
            SeriesSink sink, GuardSnapshot guard, Labels labels, Metric rejected, Metric available, Metric limit) {
        sink.counter(Family.of(rejected), labels, (double) guard.rejected());
        if (guard.available() >= 0) {
            sink.gauge(Family.gauge(available), labels, (double) guard.available());
        }
        if (guard.limit() >= 0) {
            sink.gauge(Family.gauge(limit), labels, (double) guard.limit());
        }
    }

    private static Labels labels(String name, GuardSnapshot guard) {
        return Labels.of(name, guard.id().name(), "opvitals_library", guard.id().library());
    }
}
