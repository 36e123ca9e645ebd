/**
 * The channels that speak HTTP: {@code SlackChannel}, {@code TeamsChannel}, {@code PagerDutyChannel},
 * {@code WebhookChannel} and {@code AlertmanagerChannel} write what their side wants to read;
 * {@code io.opvitals.agent.alert.channel.http.HttpPost} sends it and says what the answer means. Addresses are secrets:
 * messages name the host only.
 */
@NullMarked
package io.opvitals.agent.alert.channel.http;

import org.jspecify.annotations.NullMarked;
