/**
 * Numbers that the application attaches to calls, compared with what they were.
 *
 * <p>{@link io.opvitals.agent.insight.measure.MeasureSettings} says what a measure means and what it is compared with.
 * {@link io.opvitals.agent.insight.measure.Baselines} asks the history for it, every few minutes, on a thread of its own;
 * {@link io.opvitals.agent.insight.measure.Measures} holds the window of the latest report against it, into
 * {@link io.opvitals.agent.insight.measure.MeasureState}s, which {@link io.opvitals.agent.insight.measure.MeasureSeries}
 * and the API show.
 */
@NullMarked
package io.opvitals.agent.insight.measure;

import org.jspecify.annotations.NullMarked;
