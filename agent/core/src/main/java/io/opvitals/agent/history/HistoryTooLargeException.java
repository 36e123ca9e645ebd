package io.opvitals.agent.history;

/** An answer that would take too much of the application's memory. The message is for whoever asked. */
public final class HistoryTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String problem;

    private HistoryTooLargeException(String problem) {
        super(problem);
        this.problem = problem;
    }

    HistoryTooLargeException(String name, int series, int intervals) {
        this(name + ": " + series + " series of " + intervals
                + " points are too much for one answer (expected: fewer points, a shorter range, or labels to choose"
                + " or to group by)");
    }

    /** What is too much, and what was expected. */
    public String problem() {
        return problem;
    }
}
