package io.opvitals.agent.alert.manage;

import io.opvitals.agent.series.Labels;
import java.time.Instant;

/**
 * Something that happened to an alert.
 *
 * @param time when
 * @param alert the alert's id
 * @param labels the alert's labels
 * @param what {@code pending}, {@code firing}, {@code resolved}, {@code inactive}, {@code acknowledged},
 *     {@code unacknowledged} or {@code notified}
 * @param value what the rule's expression gave last
 * @param text what else there is to say: a summary, who and why, or the channel; may be empty
 */
public record AlertRecord(Instant time, String alert, Labels labels, String what, double value, String text) {}
