package io.opvitals.agent.promql;

import io.opvitals.agent.series.LabelMatch;

/** Whether the parts of an expression fit together. */
final class Types {

    private static final long DAY_MILLIS = 86_400_000;
    private static final int MAX_DAYS = 30;

    private Types() {}

    static void check(Expr expression) throws PromqlException {
        for (Expr each : Walk.parts(expression)) {
            check(each);
        }
        if (expression instanceof Expr.Select select) {
            check(select);
        } else if (expression instanceof Expr.Negative negative) {
            if (negative.type() != ValueType.SCALAR && negative.type() != ValueType.VECTOR) {
                throw wrong(negative.operand(), "the other sign", "a scalar or an instant vector");
            }
        } else if (expression instanceof Expr.Binary binary) {
            check(binary);
        } else if (expression instanceof Expr.Aggregate aggregate) {
            check(aggregate);
        } else if (expression instanceof Expr.Call call) {
            check(call);
        }
    }

    private static void check(Expr.Select select) throws PromqlException {
        Selector selector = select.selector();
        boolean isBound = !selector.name().isEmpty();
        for (LabelMatch each : selector.matches()) {
            isBound |= !each.matchesEmpty();
        }
        if (!isBound) {
            throw new PromqlException(
                    select.column(), "a selector of everything (expected: a name, or a label that must not be empty)");
        }
    }

    private static void check(Expr.Binary binary) throws PromqlException {
        for (Expr each : new Expr[] {binary.left(), binary.right()}) {
            if (each.type() != ValueType.SCALAR && each.type() != ValueType.VECTOR) {
                throw wrong(each, "'" + binary.operator().sign + "'", "a scalar or an instant vector");
            }
            if (binary.operator().isSet() && each.type() == ValueType.SCALAR) {
                throw wrong(each, "'" + binary.operator().sign + "'", "an instant vector");
            }
        }
        boolean areVectors =
                binary.left().type() == ValueType.VECTOR && binary.right().type() == ValueType.VECTOR;
        // Nothing in the brackets says nothing.
        Expr.Matching matching = binary.matching();
        if (matching != null && !matching.labels().isEmpty() && !areVectors) {
            throw new PromqlException(
                    binary.column(), "on or ignoring beside a scalar (expected: an instant vector on both sides)");
        }
        if (binary.operator().isComparison() && binary.type() == ValueType.SCALAR && !binary.isBool()) {
            throw new PromqlException(
                    binary.column(),
                    "'" + binary.operator().sign + "' between scalars (expected: " + binary.operator().sign + " bool)");
        }
    }

    private static void check(Expr.Aggregate aggregate) throws PromqlException {
        if (aggregate.operand().type() != ValueType.VECTOR) {
            throw wrong(aggregate.operand(), aggregate.aggregator().word(), ValueType.VECTOR.label);
        }
        Expr parameter = aggregate.parameter();
        if (parameter != null && parameter.type() != ValueType.SCALAR) {
            throw wrong(parameter, aggregate.aggregator().word(), ValueType.SCALAR.label);
        }
    }

    private static void check(Expr.Call call) throws PromqlException {
        Function function = call.function();
        int most = function.parameters.size();
        int least = most - function.optional;
        int actual = call.arguments().size();
        if (actual < least || actual > most) {
            throw new PromqlException(
                    call.column(),
                    function.word() + " with " + actual + (actual == 1 ? " argument" : " arguments") + " (expected: "
                            + (least == most ? "" : least + " or ") + most + ")");
        }
        for (int i = 0; i < actual; i++) {
            Expr argument = call.arguments().get(i);
            if (argument.type() != function.parameters.get(i)) {
                throw wrong(argument, function.word(), function.parameters.get(i).label);
            }
        }
        if (function.isOurs()) {
            checkDays(call);
        }
    }

    private static void checkDays(Expr.Call call) throws PromqlException {
        Expr argument = call.arguments().get(0);
        if (!(argument instanceof Expr.Select select)
                || select.selector().rangeMillis() % DAY_MILLIS != 0
                || select.selector().rangeMillis() > MAX_DAYS * DAY_MILLIS) {
            throw new PromqlException(
                    argument.column(),
                    call.function().word() + " over another time (expected: whole days, for example [7d], at most ["
                            + MAX_DAYS + "d])");
        }
    }

    private static PromqlException wrong(Expr part, String where, String expected) {
        return new PromqlException(
                part.column(),
                where + (part.type() == ValueType.VECTOR ? " of an " : " of a ") + part.type().label + " (expected: "
                        + expected + ")");
    }
}
