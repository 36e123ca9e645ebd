package io.opvitals.agent.alert.channel;

import java.time.Instant;

/**
 * That somebody has taken a group of alerts in hand.
 *
 * @param by who
 * @param note what they said; may be empty
 * @param at when
 */
public record Acknowledgement(String by, String note, Instant at) {}
