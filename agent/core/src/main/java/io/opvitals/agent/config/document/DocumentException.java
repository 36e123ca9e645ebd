package io.opvitals.agent.config.document;

/** Why a document cannot be read any further. */
final class DocumentException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final String problem;

    DocumentException(int line, int column, String problem) {
        super(problem);
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    DocumentProblem problem() {
        return new DocumentProblem(line, column, problem);
    }
}
