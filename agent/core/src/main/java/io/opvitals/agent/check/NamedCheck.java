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
        /** What the agent looks at in every application. */
        BUILT_IN,
        /** A part of the agent itself; it says in the log what is wrong with it. */
        AGENT,
        /** A server named in the configuration. */
        TARGET,
        /** Registered by the application. */
        APPLICATION
    }
}
