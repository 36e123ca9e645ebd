package io.opvitals.agent.alert.channel;

import java.time.Instant;

/**
 * A notification that is to be delivered.
 *
 * @param number in the order in which they were handed over
 * @param created when that was
 */
record Letter(long number, Notification notification, Instant created) {

    DeadLetter dead(Instant failed, String reason) {
        return new DeadLetter(Long.toString(number), notification, created, failed, reason);
    }
}
