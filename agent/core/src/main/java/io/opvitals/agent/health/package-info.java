/**
 * Is it healthy? {@code CollectionCycle} runs every second: it takes the latest snapshot, cuts
 * the windows, scores every operation, wrapper and the whole system once, and hands the result, an immutable
 * {@link io.opvitals.agent.health.HealthReport}, to each {@link io.opvitals.agent.health.ReportListener}. Everything that
 * shows or ships a number takes it from there.
 *
 * <p>A score is the success rate times one factor for each thing that is wrong, and carries its arithmetic with it
 * ({@link io.opvitals.agent.health.Score}). A status follows from the score, with hysteresis; without data it is
 * {@code unknown}.
 */
@NullMarked
package io.opvitals.agent.health;

import org.jspecify.annotations.NullMarked;
