/**
 * The life of an alert: {@link io.opvitals.agent.alert.Inactive}, {@link io.opvitals.agent.alert.Pending},
 * {@link io.opvitals.agent.alert.Firing}, {@link io.opvitals.agent.alert.Resolved}, one class each.
 * {@link io.opvitals.agent.alert.AlertTable} has all alerts and takes them from state to state with each evaluation of a
 * rule. Meanings are those of Prometheus and Alertmanager.
 *
 * <p>What happens to an alert, one direction:
 *
 * <pre>
 * alert.rule      a rule is evaluated: Finding
 * alert           AlertTable: which state follows: AlertChange
 * alert.dispatch  groups, who is told now, who not: Notification
 *   alert.route     which channels, when
 *   alert.silence   what somebody does not want to hear
 * alert.channel   Outbox: delivers
 * alert.manage    AlertManager: holds these together, keeps them over a restart; what the API asks
 * </pre>
 *
 * <p>Nothing in this package knows rules, channels or files.
 */
@NullMarked
package io.opvitals.agent.alert;

import org.jspecify.annotations.NullMarked;
