package io.opvitals.agent.check;

/** Looks at one thing. Runs on a thread of its own, which is interrupted when it takes too long. */
@FunctionalInterface
public interface HealthCheck {

    /**
     * Looks now.
     *
     * @throws Exception what goes wrong means unhealthy, with the exception as the reason
     */
    Finding look() throws Exception;
}
