package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.cost.Budget;
import io.opvitals.agent.cost.BudgetStatus;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloReport.Slo;
import java.time.Duration;

/** Health checks, objectives, budgets, and the use of declared rate limits. */
final class SignalMetrics {

    private final LongPoints checks;
    private final DoublePoints budgets;
    private final DoublePoints burnRates;
    private final DoublePoints limits;
    private final DoublePoints utilization;
    private final DoublePoints forecasts;
    private final DoublePoints spent;
    private final DoublePoints allowed;

    SignalMetrics(Shape shape) {
        this.checks = new LongPoints(Metric.HEALTH_CHECK_STATUS, shape.sinceStart());
        this.budgets = new DoublePoints(Metric.SLO_BUDGET, shape.sinceStart());
        this.burnRates = new DoublePoints(Metric.SLO_BURN_RATE, shape.sinceStart());
        this.limits = new DoublePoints(Metric.RATE_LIMIT_USE, shape.sinceStart());
        this.utilization = new DoublePoints(Metric.BUDGET_UTILIZATION, shape.sinceStart());
        this.forecasts = new DoublePoints(Metric.BUDGET_FORECAST, shape.sinceStart());
        this.spent = new DoublePoints(Metric.BUDGET_SPENT, shape.sinceStart());
        this.allowed = new DoublePoints(Metric.BUDGET_LIMIT, shape.sinceStart());
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
        signals.budgets().budgets().forEach(this::add);
    }

    void to(Output output) {
        checks.upDownCounterTo(output);
        budgets.gaugeTo(output);
        burnRates.gaugeTo(output);
        limits.gaugeTo(output);
        utilization.gaugeTo(output);
        forecasts.gaugeTo(output);
        spent.gaugeTo(output);
        allowed.gaugeTo(output);
    }

    private void add(BudgetStatus status) {
        Budget budget = status.budget();
        Attributes which = Attributes.of(
                Keys.WRAPPER,
                budget.wrapper(),
                Keys.BUDGET_PERIOD,
                budget.period().label(),
                Keys.CURRENCY,
                budget.currency());
        utilization.add(which, status.utilization());
        if (!Double.isNaN(status.forecastUtilization())) {
            forecasts.add(which, status.forecastUtilization());
        }
        spent.add(which, status.spent().doubleValue());
        allowed.add(which, budget.limit().doubleValue());
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
