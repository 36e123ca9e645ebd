package io.opvitals.agent.alert.channel;

import java.time.Instant;

/**
 * A notification that could not be delivered and is not tried any more. Kept, over a restart too, until somebody sends
 * it again or drops it.
 *
 * @param id names it in the API
 * @param notification what was to be said
 * @param created when it was handed over
 * @param failed when it was given up
 * @param reason why, with what was expected; holds no secret
 */
public record DeadLetter(String id, Notification notification, Instant created, Instant failed, String reason) {}
