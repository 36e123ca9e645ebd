package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloReport.Slo;
import java.time.Duration;

/** Health checks, objectives, and the use of declared rate limits. */
final class SignalMetrics {

    private final LongPoints checks;
    private final DoublePoints budgets;
    private final DoublePoints burnRates;
    private final DoublePoints limits;

    SignalMetrics(Shape shape) {
        this.checks = new LongPoints(Metric.HEALTH_CHECK_STATUS, shape.sinceStart());
        this.budgets = new DoublePoints(Metric.SLO_BUDGET, shape.sinceStart());
        this.burnRates = new DoublePoints(Metric.SLO_BURN_RATE, shape.sinceStart());
        this.limits = new DoublePoints(Metric.RATE_LIMIT_USE, shape.sinceStart());
    }

    void add(Signals signals, HealthReport report) {
        for (CheckResult each : signals.checks().results()) {
            for (Status state : Status.values()) {
                checks.add(
                        Attributes.of(Keys.HEALTH_CHECK, each.name(), Keys.HEALTH_STATE, state.label()),
                        each.status() == state ? 1 : 0);
            }
        }
        signals.slos().objectives().forEach(this::add);
        signals.limits().use(report).forEach((wrapper, use) -> limits.add(Attributes.of(Keys.WRAPPER, wrapper), use));
    }

    void to(Output output) {
        checks.upDownCounterTo(output);
        budgets.gaugeTo(output);
        burnRates.gaugeTo(output);
        limits.gaugeTo(output);
    }

    /** Without calls there is nothing to tell. */
    private void add(Slo slo) {
        Attributes which = attributes(slo.objective());
        if (!Double.isNaN(slo.budgetRemaining())) {
            budgets.add(which, slo.budgetRemaining());
        }
        slo.rates().forEach((window, rate) -> add(which, window, rate));
    }

    private void add(Attributes which, Duration window, double rate) {
        Attributes of = which.toBuilder()
                .put(Keys.SLO_WINDOW, DurationText.format(window))
                .build();
        if (!Double.isNaN(rate)) {
            burnRates.add(of, rate);
        }
    }

    private static Attributes attributes(Objective objective) {
        AttributesBuilder attributes = Attributes.builder()
                .put(Keys.WRAPPER, objective.wrapper())
                .put(Keys.SLO, objective.kind().label());
        if (objective.operation() != null) {
            attributes.put(Keys.OPERATION, objective.operation());
        }
        return attributes.build();
    }
}
