/**
 * Objectives: which share of calls must succeed, or be fast, over weeks; what is left of what may go wrong, and how fast
 * it is being used up.
 *
 * <p>{@link io.opvitals.agent.slo.SloTracker} is handed every health report and keeps, for each
 * {@link io.opvitals.agent.slo.Objective}, the totals at past moments: few of them, finer for the last minutes and
 * coarser for weeks ({@code PastCounts}), so that the memory of an objective is fixed. From two totals comes what
 * happened between them; nothing is reset. {@link io.opvitals.agent.slo.SloReport} is what everybody reads.
 *
 * <p>Words and numbers are those of the Site Reliability Workbook, chapter 5, "Alerting on SLOs".
 */
@NullMarked
package io.opvitals.agent.slo;

import org.jspecify.annotations.NullMarked;
