package io.opvitals.agent.alert.route;

/**
 * What is wrong with a routing file.
 *
 * @param line from 1
 * @param column from 1
 * @param message with the value and the expectation, without the place
 */
public record RoutingProblem(int line, int column, String message) {

    /** The whole sentence, with the place in front. */
    public String text(String file) {
        return file + ':' + line + ':' + column + ": " + message;
    }
}
