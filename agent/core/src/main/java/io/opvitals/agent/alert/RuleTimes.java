package io.opvitals.agent.alert;

import java.time.Duration;

/**
 * What the life of a rule's alerts needs to know of the rule.
 *
 * @param key tells the rule from all others, also after a restart
 * @param pendingFor how long it must hold before it fires: {@code for}
 * @param keepFiringFor how long it must not hold before it is over: {@code keep_firing_for}
 */
public record RuleTimes(String key, Duration pendingFor, Duration keepFiringFor) {}
