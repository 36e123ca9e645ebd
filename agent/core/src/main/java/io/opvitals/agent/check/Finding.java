package io.opvitals.agent.check;

import io.opvitals.agent.health.Status;

/**
 * What a check saw.
 *
 * @param status what that means
 * @param message what was seen and, where it is not healthy, what was expected
 */
public record Finding(Status status, String message) {

    public static Finding healthy(String message) {
        return new Finding(Status.HEALTHY, message);
    }

    public static Finding unhealthy(String message) {
        return new Finding(Status.UNHEALTHY, message);
    }

    /** It cannot be told here; it does not count. */
    public static Finding unknown(String message) {
        return new Finding(Status.UNKNOWN, message);
    }
}
