package io.opvitals.agent.alert.route;

import java.time.Duration;

/**
 * Who is told, too, of an alert that nobody has taken in hand.
 *
 * @param after how long after it began to fire
 * @param receiver who
 */
public record Escalation(Duration after, String receiver) {}
