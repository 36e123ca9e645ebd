/**
 * Telling somebody: {@link io.opvitals.agent.alert.channel.Outbox} takes a
 * {@link io.opvitals.agent.alert.channel.Notification}, keeps it on disk, and hands it to the
 * {@link io.opvitals.agent.alert.channel.Channel} it is for, until that has taken it.
 *
 * <p>One call, one direction: {@code Outbox.send} writes a {@code Letter} by {@code LetterStore} and puts it into the
 * {@code ChannelQueue}, whose own thread delivers. What fails is tried again by {@code RetryPolicy}; what cannot succeed, or
 * has been tried for too long, becomes a {@link io.opvitals.agent.alert.channel.DeadLetter}. A letter leaves the disk after
 * it was delivered, never before: after a crash it is delivered again, with the same key.
 *
 * <p>Channels are in the packages below, one class each. A new one implements {@code Channel}, gets a choice in
 * {@code Setting.ALERT_CHANNEL_TYPE} and a line in {@code io.opvitals.agent.ChannelParts}. Its errors say what was expected
 * and hold no secret: addresses are secrets.
 */
@NullMarked
package io.opvitals.agent.alert.channel;

import org.jspecify.annotations.NullMarked;
