package io.opvitals.agent.alert;

import java.time.Instant;

/**
 * An alert went from one phase of its life to another.
 *
 * @param alert as it is now
 * @param from the phase before
 * @param to the phase now
 * @param at when
 */
public record AlertChange(Alert alert, Phase from, Phase to, Instant at) {}
