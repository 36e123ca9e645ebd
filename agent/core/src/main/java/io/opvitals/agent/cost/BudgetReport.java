package io.opvitals.agent.cost;

import java.util.List;

/** All budgets at one moment, in the order of wrappers. Immutable. */
public record BudgetReport(List<BudgetStatus> budgets) {

    public static final BudgetReport EMPTY = new BudgetReport(List.of());

    public BudgetReport {
        budgets = List.copyOf(budgets);
    }
}
