package io.opvitals.agent.export.metric;

import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.check.CheckReport;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.health.WrapperLimits;
import io.opvitals.agent.slo.SloReport;

/**
 * What is known beside the calls.
 *
 * @param checks what the health checks said last
 * @param slos the objectives
 * @param limits the declared rate limits
 * @param budgets what wrappers may cost
 * @param caches those of the application
 */
public record Signals(
        CheckReport checks, SloReport slos, WrapperLimits limits, BudgetReport budgets, CacheReport caches) {

    public static final Signals NONE =
            new Signals(CheckReport.EMPTY, SloReport.EMPTY, WrapperLimits.NONE, BudgetReport.EMPTY, CacheReport.EMPTY);
}
