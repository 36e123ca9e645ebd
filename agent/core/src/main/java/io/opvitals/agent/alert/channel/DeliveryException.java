package io.opvitals.agent.alert.channel;

import java.io.Serial;
import java.time.Duration;

/** A notification was not delivered, or nobody knows whether it was. The message holds no secret. */
public final class DeliveryException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /** Zero where the other side did not say. */
    private final Duration retryAfter;

    private DeliveryException(String reason, boolean lasting, Duration retryAfter) {
        super(reason);
        this.lasting = lasting;
        this.retryAfter = retryAfter;
    }

    /** It may succeed later. */
    public static DeliveryException forNow(String reason) {
        return new DeliveryException(reason, false, Duration.ZERO);
    }

    /** It may succeed later, not before so long. */
    public static DeliveryException forNow(String reason, Duration retryAfter) {
        return new DeliveryException(reason, false, retryAfter);
    }

    /** The same again would fail again. */
    public static DeliveryException forGood(String reason) {
        return new DeliveryException(reason, true, Duration.ZERO);
    }

    /** Why, with what was expected. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether the same again would fail again. */
    public boolean isLasting() {
        return lasting;
    }

    /** The other side wants to be left alone for so long; zero where it did not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
