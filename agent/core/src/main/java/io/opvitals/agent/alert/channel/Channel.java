package io.opvitals.agent.alert.channel;

import java.time.Duration;

/** One way to tell somebody. Used by one thread at a time. */
public interface Channel {

    /**
     * Delivers, or fails; within about the time-out that the channel was given. Returns only when the other side has taken
     * it.
     *
     * @throws DeliveryException when it is not delivered, or nobody knows
     */
    void deliver(Notification notification) throws DeliveryException, InterruptedException;

    /** Whether a firing alert stays open over there until it is told to be resolved. */
    default boolean keepsAlerts() {
        return false;
    }

    /** How often a firing alert must be told again, lest it be taken for resolved; zero for never. */
    default Duration resendEvery() {
        return Duration.ZERO;
    }
}
