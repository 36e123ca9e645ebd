package io.opvitals.agent.check;

import java.time.Duration;

/**
 * A check and how it is to be run.
 *
 * @param name by which it is shown and configured; no other check has it
 * @param kind where it comes from
 * @param timeout it must answer within it
 * @param check what looks
 */
public record NamedCheck(String name, Kind kind, Duration timeout, HealthCheck check) {

    /** Where a check comes from. */
    public enum Kind {
        /** The agent's own. */
        BUILT_IN,
        /** A server named in the configuration. */
        TARGET,
        /** Registered by the application. */
        APPLICATION
    }
}
