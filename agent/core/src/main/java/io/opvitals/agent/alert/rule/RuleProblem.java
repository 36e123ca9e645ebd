package io.opvitals.agent.alert.rule;

/**
 * What is wrong with rules as they are written.
 *
 * @param source the file, or who else has written them
 * @param rule the alert's name; empty where it is about none or none is given
 * @param line from 1
 * @param column in the line, from 1
 * @param message with the value and the expectation, without the place
 */
public record RuleProblem(String source, String rule, int line, int column, String message) {

    /** The whole sentence, with the place in front. */
    public String text() {
        return source + ':' + line + ':' + column + ": " + (rule.isEmpty() ? "" : rule + ": ") + message;
    }
}
