/**
 * Who is told, when, and of what: {@link io.opvitals.agent.alert.dispatch.Dispatcher} puts alerts into groups by the routing
 * tree, waits for more, leaves out what is muted, says each channel what is new for it, and goes further where nobody takes
 * an alert in hand. Each {@code Told} is what one channel knows of one group; it is kept over a restart.
 *
 * <p>Meanings are those of Alertmanager ({@code dispatch}, {@code notify}), with two differences that docs/alerts.md states:
 * what is over while it is muted is told when it is not muted any more, and after a change of the routing what was told is
 * told to its end.
 */
@NullMarked
package io.opvitals.agent.alert.dispatch;

import org.jspecify.annotations.NullMarked;
