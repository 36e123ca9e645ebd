package io.opvitals.agent.alert.channel;

/**
 * In place of a channel that cannot be made.
 *
 * @param reason why
 */
public record MissingChannel(String reason) implements Channel {

    @Override
    public void deliver(Notification notification) throws DeliveryException {
        throw DeliveryException.forGood(reason);
    }
}
