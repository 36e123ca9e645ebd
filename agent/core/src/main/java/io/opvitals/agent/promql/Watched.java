package io.opvitals.agent.promql;

import org.jspecify.annotations.Nullable;

/**
 * What an expression looks at, without the comparison that makes a rule of it: of {@code x > 5 and y}, it is {@code x}.
 *
 * @param query gives the values
 * @param comparison the sign of the comparison, seen from the values; empty where there is none
 * @param limit what they are compared to, where that is a number that is written; else {@code null}
 */
public record Watched(
        Query query, String comparison, @Nullable Double limit) {

    static Watched of(Query whole) {
        Expr expression = whole.expression();
        while (expression instanceof Expr.Binary set
                && (set.operator() == BinaryOperator.AND || set.operator() == BinaryOperator.UNLESS)) {
            expression = set.left();
        }
        if (expression instanceof Expr.Binary compared && compared.operator().isComparison()) {
            boolean isTurned = compared.left().type() == ValueType.SCALAR;
            Expr values = isTurned ? compared.right() : compared.left();
            BinaryOperator operator = isTurned ? compared.operator().turned() : compared.operator();
            Expr other = isTurned ? compared.left() : compared.right();
            return new Watched(whole.part(values), operator.sign, number(other));
        }
        return new Watched(whole.part(expression), "", null);
    }

    private static @Nullable Double number(Expr expression) {
        if (expression instanceof Expr.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expr.Negative negative && negative.operand() instanceof Expr.Literal literal) {
            return -literal.value();
        }
        return null;
    }
}
