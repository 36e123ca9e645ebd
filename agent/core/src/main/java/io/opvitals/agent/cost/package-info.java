/**
 * What calls cost, over days, and what they may cost.
 *
 * <p>The way of an amount: {@code operation.CostRecorder} charges a call at its end, by what the application said or by
 * the {@code operation.price.Tariffs} in force, and adds it up since the start.
 * {@link io.opvitals.agent.cost.CostTracker}, on a thread of its own, takes what came since the report before into the
 * {@link io.opvitals.agent.cost.CostLedger}, which knows each day of the last two months and is kept in the data
 * directory, and holds it against the {@link io.opvitals.agent.cost.Budget}s. The
 * {@link io.opvitals.agent.cost.BudgetReport} of the moment is what metrics, series and the API show.
 *
 * <p>Prices come from {@code cost.book} and from {@code opvitals.wrapper.*.cost.per-call};
 * {@link io.opvitals.agent.cost.CostSettings} reads the rest. Amounts are {@code BigDecimal}s, told apart by currency and
 * never converted. Days and months are those of {@code opvitals.cost.time-zone}.
 */
@NullMarked
package io.opvitals.agent.cost;

import org.jspecify.annotations.NullMarked;
