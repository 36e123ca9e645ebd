/**
 * Is it healthy? {@link io.opvitals.agent.health.CollectionCycle} runs every second: it takes the latest snapshot, cuts
 * the windows, judges every operation, wrapper and the whole system once, and hands the result, an immutable
 * {@link io.opvitals.agent.health.HealthReport}, to each {@link io.opvitals.agent.health.ReportListener}. Everything that
 * shows or ships a number takes it from there.
 *
 * <p>The way of one report: {@link io.opvitals.agent.health.HealthEvaluator} reads each operation out of the window
 * ({@code OperationReader}) and adds up wrappers and the system ({@code SumReader}); for each of them a
 * {@code ScopeJudge} asks {@code Scorer} for the score and {@code StatusHysteresis} for the status.
 *
 * <p>A score is the success rate times one factor for each thing that is wrong, and carries its arithmetic with it
 * ({@link io.opvitals.agent.health.Score#arithmetic()}). A status follows from the score, with hysteresis; without data
 * it is {@code unknown}. All numbers in it are set by {@link io.opvitals.agent.health.HealthSettings}.
 */
@NullMarked
package io.opvitals.agent.health;

import org.jspecify.annotations.NullMarked;
