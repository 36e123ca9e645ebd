package io.opvitals.agent.alert.route;

import io.opvitals.agent.config.document.Document;
import io.opvitals.agent.config.document.DocumentValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A node of a document with what is below it, and its place; what is wrong goes to a list that all of them share. */
final class Entry {

    private final Map<String, Entry> children = new LinkedHashMap<>();
    private final List<RoutingProblem> problems;
    private @Nullable DocumentValue value;
    private int line;
    private int column;

    private Entry(List<RoutingProblem> problems, int line, int column) {
        this.problems = problems;
        this.line = line;
        this.column = column;
    }

    /** Of a document that was read with places in sequences as parts of paths. */
    static Entry of(Document document, List<RoutingProblem> problems) {
        Entry root = new Entry(problems, 1, 1);
        for (DocumentValue each : document.values()) {
            Entry entry = root;
            for (String step : each.path().split("\\.", -1)) {
                entry = entry.children.computeIfAbsent(
                        step, name -> new Entry(problems, each.keyLine(), each.keyColumn()));
            }
            entry.value = each;
            entry.line = each.line();
            entry.column = each.column();
        }
        return root;
    }

    /** What is below this name; {@code null} where nothing is. */
    @Nullable
    Entry get(String name) {
        return children.get(name);
    }

    boolean has(String name) {
        return children.containsKey(name);
    }

    /** What is in the sequence below this name; empty where none is. */
    List<Entry> items(String name) {
        Entry sequence = children.get(name);
        if (sequence == null) {
            return List.of();
        }
        if (sequence.children.isEmpty()) {
            String text = sequence.text();
            if (!text.isEmpty()) {
                sequence.problem("'" + text + "' (expected: " + name + " as a list, one item behind each -)");
            }
            return List.of();
        }
        return new ArrayList<>(sequence.children.values());
    }

    /** The texts in the sequence below this name; empty where none is. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Entry each : items(name)) {
            if (each.children.isEmpty()) {
                texts.add(each.text());
            } else {
                each.problem(name + " with something below it (expected: a text)");
            }
        }
        return texts;
    }

    /** The texts of the mapping below this name, by their names; empty where none is. */
    Map<String, Entry> mapping(String name) {
        Entry mapping = children.get(name);
        return mapping == null ? Map.of() : new TreeMap<>(mapping.children);
    }

    /** Its scalar; empty where it has none. */
    String text() {
        DocumentValue scalar = value;
        return scalar == null || scalar.items().isEmpty() ? "" : scalar.items().get(0);
    }

    /** The scalar below this name; empty where there is none. */
    String text(String name) {
        Entry entry = children.get(name);
        return entry == null ? "" : entry.text();
    }

    /** The flag below this name; {@code false} where there is none. */
    boolean flag(String name) {
        Entry entry = children.get(name);
        if (entry == null || entry.text().equals("false")) {
            return false;
        }
        if (!entry.text().equals("true")) {
            entry.problem(name + ": '" + entry.text() + "' (expected: true or false)");
        }
        return true;
    }

    /** Says of each name that is not one of these that it is not known. */
    void only(Set<String> known) {
        children.forEach((name, entry) -> {
            if (!known.contains(name)) {
                entry.problem("'" + name + "' is not known (expected: one of "
                        + String.join(", ", known.stream().sorted().toList()) + ")");
            }
        });
    }

    void problem(String message) {
        problems.add(new RoutingProblem(line, column, message));
    }
}
