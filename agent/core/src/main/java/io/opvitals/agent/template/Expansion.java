package io.opvitals.agent.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One filling in of a template. */
final class Expansion {

    private static final int MAX_LENGTH = 1_000_000;
    private static final int MAX_STEPS = 100_000;

    private final StringBuilder out = new StringBuilder();
    private final Map<String, @Nullable Object> variables;
    private final @Nullable Object root;
    private @Nullable Object dot;
    private int steps;

    Expansion(Map<String, ?> variables, @Nullable Object root) {
        this.variables = new HashMap<>(variables);
        this.root = root;
        this.dot = root;
    }

    String text() {
        return out.toString();
    }

    void write(List<Node> nodes) throws TemplateException {
        for (Node each : nodes) {
            if (++steps > MAX_STEPS || out.length() > MAX_LENGTH) {
                throw new TemplateException(
                        1,
                        "it does not end (expected: at most " + MAX_STEPS + " steps and " + MAX_LENGTH
                                + " characters)");
            }
            write(each);
        }
    }

    private void write(Node node) throws TemplateException {
        if (node instanceof Node.Text text) {
            out.append(text.text());
        } else if (node instanceof Node.Output output) {
            out.append(Values.text(value(output.pipeline())));
        } else if (node instanceof Node.Assign assign) {
            variables.put(assign.name(), value(assign.pipeline()));
        } else if (node instanceof Node.Branch branch) {
            write(branch);
        } else if (node instanceof Node.Loop loop) {
            write(loop);
        }
    }

    private void write(Node.Branch branch) throws TemplateException {
        Object condition = value(branch.condition());
        boolean holds = Values.isTrue(condition);
        Object before = dot;
        if (holds && branch.binds()) {
            dot = condition;
        }
        write(holds ? branch.then() : branch.otherwise());
        dot = before;
    }

    private void write(Node.Loop loop) throws TemplateException {
        Object over = value(loop.pipeline());
        List<Map.Entry<@Nullable Object, @Nullable Object>> entries = entries(over);
        if (entries.isEmpty()) {
            write(loop.otherwise());
            return;
        }
        Object before = dot;
        for (Map.Entry<@Nullable Object, @Nullable Object> each : entries) {
            if (!loop.key().isEmpty()) {
                variables.put(loop.key(), each.getKey());
            }
            if (!loop.value().isEmpty()) {
                variables.put(loop.value(), each.getValue());
            }
            dot = each.getValue();
            write(loop.body());
        }
        dot = before;
    }

    private static List<Map.Entry<@Nullable Object, @Nullable Object>> entries(@Nullable Object over) {
        List<Map.Entry<@Nullable Object, @Nullable Object>> entries = new ArrayList<>();
        if (over instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
            sorted.forEach((key, value) -> entries.add(new java.util.AbstractMap.SimpleEntry<>(key, value)));
        } else if (over instanceof Collection<?> list) {
            long index = 0;
            for (Object each : list) {
                entries.add(new java.util.AbstractMap.SimpleEntry<>(index++, each));
            }
        }
        return entries;
    }

    private @Nullable Object value(Node.Pipeline pipeline) throws TemplateException {
        Object value = null;
        boolean isFirst = true;
        for (Node.Command each : pipeline.commands()) {
            value = value(each, value, !isFirst);
            isFirst = false;
        }
        return value;
    }

    private @Nullable Object value(Node.Command command, @Nullable Object piped, boolean isPiped)
            throws TemplateException {
        Node.Operand first = command.operands().get(0);
        if (!(first instanceof Node.Function function)) {
            if (isPiped) {
                throw new TemplateException(first.column(), "a value after | (expected: a function)");
            }
            return value(first);
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Node.Operand each :
                command.operands().subList(1, command.operands().size())) {
            arguments.add(value(each));
        }
        if (isPiped) {
            arguments.add(piped);
        }
        try {
            return Functions.call(function.name(), arguments);
        } catch (IllegalArgumentException e) {
            throw new TemplateException(function.column(), function.name() + ": " + e.getMessage());
        }
    }

    private @Nullable Object value(Node.Operand operand) throws TemplateException {
        if (operand instanceof Node.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Node.Field field) {
            return follow(dot, field.path(), field.column());
        }
        if (operand instanceof Node.Group group) {
            return follow(value(group.pipeline()), group.path(), group.column());
        }
        if (operand instanceof Node.Function function) {
            return value(new Node.Command(List.of(function)), null, false);
        }
        Node.Variable variable = (Node.Variable) operand;
        if (variable.name().isEmpty()) {
            return follow(root, variable.path(), variable.column());
        }
        if (!variables.containsKey(variable.name())) {
            throw new TemplateException(
                    variable.column(), "$" + variable.name() + " (expected: one of " + names() + ")");
        }
        return follow(variables.get(variable.name()), variable.path(), variable.column());
    }

    private String names() {
        List<String> names = new ArrayList<>();
        new TreeMap<>(variables).keySet().forEach(each -> names.add("$" + each));
        return String.join(", ", names);
    }

    private static @Nullable Object follow(@Nullable Object from, List<String> path, int column)
            throws TemplateException {
        Object value = from;
        for (String each : path) {
            if (value == null) {
                return null;
            }
            if (!(value instanceof Map<?, ?> map)) {
                throw new TemplateException(column, "." + each + " of '" + Values.text(value) + "' (expected: a map)");
            }
            value = map.get(each);
        }
        return value;
    }
}
