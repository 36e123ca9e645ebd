package io.opvitals.agent.config.document;

import java.util.List;

/**
 * A value in a document.
 *
 * @param path the keys that lead to it, with dots between them
 * @param keyLine where its key stands, from 1
 * @param keyColumn where in the line, from 1
 * @param items the one scalar, or those of a sequence
 * @param isSequence whether it is written as a sequence
 * @param line where the value begins, from 1
 * @param column where in the line, from 1
 */
public record DocumentValue(
        String path, int keyLine, int keyColumn, List<String> items, boolean isSequence, int line, int column) {}
