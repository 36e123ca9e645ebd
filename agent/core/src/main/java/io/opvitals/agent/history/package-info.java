/**
 * Past values of everything that {@code series} writes: remembered every ten seconds, rolled up to a minute, ten minutes,
 * an hour and a day, and asked for by name, labels, range and number of points.
 *
 * <p>Start reading at {@link io.opvitals.agent.history.History}, which answers, and
 * {@link io.opvitals.agent.history.HistoryQuery}, the question.
 */
@NullMarked
package io.opvitals.agent.history;

import org.jspecify.annotations.NullMarked;
