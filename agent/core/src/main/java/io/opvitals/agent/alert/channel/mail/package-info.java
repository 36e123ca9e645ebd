/**
 * Mail by SMTP: {@code EmailChannel} speaks to the server by Eclipse Angus, {@code MailText} writes the message itself, byte
 * by byte, so that of the library only the protocol is needed: no content handlers, no providers found by name. The
 * library's own classes are loaded for the first mail, those of its API when an email channel is set, and none without one.
 */
@NullMarked
package io.opvitals.agent.alert.channel.mail;

import org.jspecify.annotations.NullMarked;
