package io.opvitals.agent.rule;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way from a root to a value, step by step. A path through null is null. */
final class Path {

    private final String text;
    private final Start start;
    private final List<Step> steps;

    /**
     * @param text the whole path as it is written
     * @param start where it begins
     * @param steps what follows
     */
    Path(String text, Start start, List<Step> steps) {
        this.text = text;
        this.start = start;
        this.steps = List.copyOf(steps);
    }

    /**
     * Where a path begins.
     *
     * @param root at which root
     * @param parameter for an argument, the name of its parameter; empty where it is given by number
     * @param position for an argument, its number from 0
     * @param text as it is written
     */
    record Start(Root root, String parameter, int position, String text) {

        @Nullable
        Object value(CallValues call) throws RuleFailure {
            return switch (root) {
                case RESULT -> call.result;
                case EXCEPTION -> call.exception;
                case ARGUMENTS -> argument(call);
            };
        }

        private @Nullable Object argument(CallValues call) throws RuleFailure {
            @Nullable Object[] arguments = call.arguments;
            if (arguments == null) {
                throw new RuleFailure(text, "no arguments", "a method that was woven with them");
            }
            int place = parameter.isEmpty() ? position : call.positionOf(parameter);
            if (place >= 0 && place < arguments.length) {
                return arguments[place];
            }
            throw new RuleFailure(text, "the method has no such parameter", expected(call, arguments.length));
        }

        private String expected(CallValues call, int count) {
            if (count == 0) {
                return "a method with parameters";
            }
            String numbers = count == 1 ? "args[0]" : "args[0] to args[" + (count - 1) + "]";
            if (parameter.isEmpty()) {
                return numbers;
            }
            return call.parameterNames.isEmpty()
                    ? "a class file with parameter names, compiled with -parameters or -g, or " + numbers
                    : "one of " + call.parameterNames.replace(",", ", ");
        }
    }

    Root root() {
        return start.root();
    }

    @Nullable
    Object value(CallValues call) throws RuleFailure {
        Object value = start.value(call);
        for (Step each : steps) {
            value = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (value == null) {
                return null;
            }
            value = each.from(value);
        }
        return Values.simple(value);
    }

    @Override
    public String toString() {
        return text;
    }
}
