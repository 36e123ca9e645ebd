package io.opvitals.agent.config.document;

import java.util.List;

/**
 * What stands in a file.
 *
 * @param values in the order in which they stand there; what came before a problem may be in it
 * @param problems what is wrong with how it is written
 */
public record Document(List<DocumentValue> values, List<DocumentProblem> problems) {}
