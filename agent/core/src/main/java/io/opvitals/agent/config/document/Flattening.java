package io.opvitals.agent.config.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the paths of a tree's values down. What aliases repeat is visited each time, up to a limit. */
final class Flattening {

    private static final int MAX_VISITS = 50_000;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_PATH_LENGTH = 500;
    private static final int MAX_PROBLEMS = 100;

    private final List<DocumentValue> values = new ArrayList<>();
    private final List<DocumentProblem> problems = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final boolean indexed;
    private int visits;

    /** @param indexed whether what is in a sequence has its place, from 0, in its path */
    Flattening(boolean indexed) {
        this.indexed = indexed;
    }

    Document flatten(Node root) {
        try {
            if (root instanceof Node.Collection mapping && mapping.isMapping) {
                visit(mapping, "", 0);
            } else if (!(root instanceof Node.Scalar scalar) || !scalar.text.isEmpty()) {
                problems.add(new DocumentProblem(root.line, root.column, "no mapping (expected: name: value)"));
            }
        } catch (DocumentException e) {
            problems.add(e.problem());
        }
        return new Document(values, problems);
    }

    private void visit(Node.Collection mapping, String path, int depth) throws DocumentException {
        if (depth > MAX_DEPTH) {
            throw new DocumentException(
                    mapping.line, mapping.column, "too deep by aliases (expected: at most " + MAX_DEPTH + " levels)");
        }
        for (int i = 0; i + 1 < mapping.parts.size(); i += 2) {
            Node.Scalar key = (Node.Scalar) mapping.parts.get(i);
            visit(key, mapping.parts.get(i + 1), path.isEmpty() ? key.text : path + '.' + key.text, depth);
        }
    }

    private void visit(Node.Scalar key, Node value, String path, int depth) throws DocumentException {
        visits++;
        if (visits > MAX_VISITS || problems.size() >= MAX_PROBLEMS) {
            throw new DocumentException(
                    key.line,
                    key.column,
                    problems.size() >= MAX_PROBLEMS
                            ? "more is wrong below (expected: fewer mistakes)"
                            : "too much in it (expected: at most " + MAX_VISITS + " values, aliases included)");
        }
        if (key.text.isEmpty() || path.length() > MAX_PATH_LENGTH) {
            problems.add(new DocumentProblem(
                    key.line, key.column, "a name of " + path.length() + " characters (expected: 1 to 500)"));
        } else if (value instanceof Node.Collection mapping && mapping.isMapping) {
            visit(mapping, path, depth + 1);
        } else if (indexed && value instanceof Node.Collection sequence) {
            if (depth >= MAX_DEPTH) {
                throw new DocumentException(
                        key.line, key.column, "too deep by aliases (expected: at most " + MAX_DEPTH + " levels)");
            }
            for (int i = 0; i < sequence.parts.size(); i++) {
                visit(key, sequence.parts.get(i), path + '.' + i, depth + 1);
            }
        } else {
            addValue(key, value, path);
        }
    }

    private void addValue(Node.Scalar key, Node value, String path) {
        Integer before = lines.putIfAbsent(path, key.line);
        if (before != null) {
            problems.add(new DocumentProblem(
                    key.line, key.column, "'" + path + "' again (expected: once; it stands in line " + before + ")"));
            return;
        }
        List<String> items = new ArrayList<>();
        boolean isSequence = value instanceof Node.Collection;
        for (Node each : isSequence ? ((Node.Collection) value).parts : List.of(value)) {
            visits++;
            if (each instanceof Node.Scalar item) {
                items.add(item.text);
            } else {
                problems.add(new DocumentProblem(
                        each.line, each.column, "'" + path + "': a collection in a list (expected: plain values)"));
                return;
            }
        }
        values.add(new DocumentValue(path, key.line, key.column, items, isSequence, value.line, value.column));
    }
}
