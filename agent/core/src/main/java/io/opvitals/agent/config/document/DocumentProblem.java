package io.opvitals.agent.config.document;

/**
 * What is wrong with a document.
 *
 * @param line from 1
 * @param column from 1
 * @param message with the expectation, without the place
 */
public record DocumentProblem(int line, int column, String message) {}
