package io.opvitals.agent.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.cost.Budget;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.cost.BudgetStatus;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.operation.price.Tariff;
import io.opvitals.agent.operation.price.Tariffs;
import io.opvitals.agent.rule.Glob;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is shown of costs and budgets. */
class CostSeriesTest {

    private final WrittenSeries written = new WrittenSeries();

    @Test
    void costs_areToldApartByOutcomeAndAttributes() {
        TestCalls calls = new TestCalls();
        TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT);
        Glob any = new Glob("*");
        Tariff tariff = new Tariff("a call", any, any, List.of(), Set.of(), "USD", new BigDecimal("0.25"), List.of());
        calls.registry().setTariffs(new Tariffs(List.of(tariff), Set.of()));
        int operation = calls.operation("routellm.complete");
        call(operation, "strong", null);
        call(operation, "strong", new IOException());
        new OperationSeries().write(cycle.seconds(1), written);

        for (String outcome : List.of("success", "error")) {
            assertThat(written.value(
                            "opvitals_operation_cost_total",
                            "opvitals_wrapper",
                            "routellm",
                            "opvitals_operation",
                            "complete",
                            "opvitals_cost_currency",
                            "USD",
                            "opvitals_outcome",
                            outcome,
                            "model",
                            "strong"))
                    .isEqualTo(0.25);
        }
    }

    @Test
    void budget_withoutAForecast_showsTheRest() {
        BudgetStatus status = new BudgetStatus(
                new Budget("routellm", Budget.Period.MONTH, new BigDecimal("50"), "USD"),
                Instant.EPOCH,
                Instant.EPOCH.plus(Duration.ofDays(31)),
                new BigDecimal("40"),
                null,
                new TreeMap<>());
        TestCycle cycle = new TestCycle(new TestCalls(), HealthSettings.DEFAULT);
        new BudgetSeries(() -> new BudgetReport(List.of(status))).write(cycle.seconds(1), written);

        assertThat(written.names())
                .containsExactly("opvitals_budget_limit", "opvitals_budget_spent", "opvitals_budget_utilization_ratio");
        assertThat(written.value(
                        "opvitals_budget_utilization_ratio",
                        "opvitals_wrapper",
                        "routellm",
                        "opvitals_budget_period",
                        "month",
                        "opvitals_cost_currency",
                        "USD"))
                .isEqualTo(0.8);
    }

    private static void call(int operation, String model, Throwable thrown) {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        OpvitalsDoor.argument(call, "model", model, true);
        OpvitalsDoor.exit(call, thrown);
    }
}
