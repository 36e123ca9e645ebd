package io.opvitals.agent.rule;

/** Where a path begins. */
public enum Root {
    /** {@code result}: what the call returned, or what its future gave. */
    RESULT,
    /** {@code exception}: what it threw. */
    EXCEPTION,
    /** {@code args[0]} or {@code arg.name}: what it was called with. */
    ARGUMENTS
}
