/**
 * Who is told of which alert: {@link io.opvitals.agent.alert.route.Routing}, a tree of
 * {@link io.opvitals.agent.alert.route.Route}s with matchers, and when nobody is:
 * {@link io.opvitals.agent.alert.route.InhibitRule}, {@link io.opvitals.agent.alert.route.TimeInterval}. Words and meanings
 * are Alertmanager's; {@link io.opvitals.agent.alert.route.Escalation} is ours.
 *
 * <p>All of it is immutable and knows labels and times only, no alerts and no channels.
 * {@link io.opvitals.agent.alert.route.RoutingReader} reads a file and says with line and column what is wrong with it.
 */
@NullMarked
package io.opvitals.agent.alert.route;

import org.jspecify.annotations.NullMarked;
