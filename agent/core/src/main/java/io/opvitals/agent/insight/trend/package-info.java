/**
 * Which way a series goes, and what is usual for it.
 *
 * <p>{@link io.opvitals.agent.insight.trend.Slope} is the Theil-Sen line through points, with Sen's confidence interval;
 * {@link io.opvitals.agent.insight.trend.Band} what was seen at the same time of day on the days before.
 * {@link io.opvitals.agent.insight.trend.Trends} asks the history for both, on the thread of whoever asks.
 */
@NullMarked
package io.opvitals.agent.insight.trend;

import org.jspecify.annotations.NullMarked;
