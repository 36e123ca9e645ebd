package io.opvitals.agent.series;

import io.opvitals.agent.cost.Budget;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.cost.BudgetStatus;
import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.health.HealthReport;
import java.util.function.Supplier;

/** What wrappers have spent of what they may, as OTLP has it. */
public final class BudgetSeries implements SeriesSource {

    private final Supplier<BudgetReport> budgets;

    /** @param budgets as they are now */
    public BudgetSeries(Supplier<BudgetReport> budgets) {
        this.budgets = budgets;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        for (BudgetStatus each : budgets.get().budgets()) {
            Budget budget = each.budget();
            Labels labels = Labels.of(
                    LabelNames.WRAPPER,
                    budget.wrapper(),
                    "opvitals_budget_period",
                    budget.period().label(),
                    LabelNames.CURRENCY,
                    budget.currency());
            sink.gauge(Family.gauge(Metric.BUDGET_UTILIZATION), labels, each.utilization());
            if (!Double.isNaN(each.forecastUtilization())) {
                sink.gauge(Family.gauge(Metric.BUDGET_FORECAST), labels, each.forecastUtilization());
            }
            sink.gauge(Family.gauge(Metric.BUDGET_SPENT), labels, each.spent().doubleValue());
            sink.gauge(Family.gauge(Metric.BUDGET_LIMIT), labels, budget.limit().doubleValue());
        }
    }
}
