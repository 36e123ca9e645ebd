package io.opvitals.agent.template;

/** Why a template cannot be read or filled in: with the column, the value and the expectation. */
public final class TemplateException extends Exception {

    private static final long serialVersionUID = 1;

    private final int column;

    TemplateException(int column, String message) {
        super("column " + column + ": " + message);
        this.column = column;
    }

    /** Where in the template, from 1. */
    public int column() {
        return column;
    }
}
