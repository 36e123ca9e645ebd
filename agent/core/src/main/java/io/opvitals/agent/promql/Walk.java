package io.opvitals.agent.promql;

import java.util.List;

/** Goes through an expression. */
final class Walk {

    private Walk() {}

    static List<Expr> parts(Expr expression) {
        if (expression instanceof Expr.Negative negative) {
            return List.of(negative.operand());
        }
        if (expression instanceof Expr.Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (expression instanceof Expr.Aggregate aggregate) {
            Expr parameter = aggregate.parameter();
            return parameter == null ? List.of(aggregate.operand()) : List.of(parameter, aggregate.operand());
        }
        return expression instanceof Expr.Call call ? call.arguments() : List.of();
    }

    static void selectors(Expr expression, List<Selector> found) {
        if (expression instanceof Expr.Select select) {
            found.add(select.selector());
        }
        parts(expression).forEach(each -> selectors(each, found));
    }

    static boolean usesOurs(Expr expression) {
        return (expression instanceof Expr.Call call && call.function().isOurs())
                || parts(expression).stream().anyMatch(Walk::usesOurs);
    }
}
