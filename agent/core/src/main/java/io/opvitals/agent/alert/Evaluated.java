package io.opvitals.agent.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * An evaluation of a rule, as far as the states need it.
 *
 * @param at when
 * @param pendingFor how long it must hold before it fires: {@code for}
 * @param keepFiringFor how long it must not hold before it is over: {@code keep_firing_for}
 * @param isUndecided whether the rule knows too little to say that something is over: shortly after a start
 */
public record Evaluated(Instant at, Duration pendingFor, Duration keepFiringFor, boolean isUndecided) {}
