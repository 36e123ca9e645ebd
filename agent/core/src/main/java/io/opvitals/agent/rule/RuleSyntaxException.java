package io.opvitals.agent.rule;

/** A rule is not written as a rule is. */
final class RuleSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param column where, counted from 1
     * @param found what stands there
     * @param expected what should
     */
    RuleSyntaxException(int column, String found, String expected) {
        super("column " + column + ": " + found + " (expected: " + expected + ")", null, false, false);
    }
}
