package io.opvitals.agent.cli;

/** How a command ends. */
final class ExitCode {

    /** Done, or yes. */
    static final int OK = 0;

    /** Failed, or no. */
    static final int NO = 1;

    static final int WRONG_USAGE = 2;

    private ExitCode() {}
}
