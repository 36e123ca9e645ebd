package io.opvitals.agent.promql;

/** Why an expression cannot be read or evaluated: with the value and the expectation. */
public final class PromqlException extends Exception {

    private static final long serialVersionUID = 1;

    private final int column;
    private final String problem;

    PromqlException(int column, String problem) {
        super("column " + column + ": " + problem);
        this.column = column;
        this.problem = problem;
    }

    /** Where in the expression, from 1; in characters from its begin, also over several lines. */
    public int column() {
        return column;
    }

    /** Without the place. */
    public String problem() {
        return problem;
    }
}
