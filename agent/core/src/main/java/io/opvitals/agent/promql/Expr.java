package io.opvitals.agent.promql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of an expression. */
sealed interface Expr {

    /** Where it begins, from 1. */
    int column();

    ValueType type();

    /** A number. */
    record Literal(double value, int column) implements Expr {

        @Override
        public ValueType type() {
            return ValueType.SCALAR;
        }
    }

    /** A text, which only functions take. */
    record Text(String value, int column) implements Expr {

        @Override
        public ValueType type() {
            return ValueType.STRING;
        }
    }

    /** Series. */
    record Select(Selector selector, int column) implements Expr {

        @Override
        public ValueType type() {
            return selector.rangeMillis() > 0 ? ValueType.RANGE : ValueType.VECTOR;
        }
    }

    /** The other sign. */
    record Negative(Expr operand, int column) implements Expr {

        @Override
        public ValueType type() {
            return operand.type();
        }
    }

    /** {@code left operator right}; the column is the operator's. */
    record Binary(
            BinaryOperator operator,
            boolean isBool,
            @Nullable Matching matching,
            Expr left,
            Expr right,
            int column) implements Expr {

        @Override
        public ValueType type() {
            boolean isScalar = left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR;
            return isScalar ? ValueType.SCALAR : ValueType.VECTOR;
        }
    }

    /** Many series become few. */
    record Aggregate(
            Aggregator aggregator,
            boolean isWithout,
            List<String> grouping,
            @Nullable Expr parameter,
            Expr operand,
            int column)
            implements Expr {

        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }
    }

    /** A function. */
    record Call(Function function, List<Expr> arguments, int column) implements Expr {

        @Override
        public ValueType type() {
            return function.result;
        }
    }

    /**
     * Which series of two vectors belong together.
     *
     * @param isOn whether only these labels count, or all others
     * @param labels by which
     * @param grouped on which side there may be many
     * @param included labels that are taken over from the side where there is one
     */
    record Matching(boolean isOn, List<String> labels, Grouped grouped, List<String> included) {

        static final Matching DEFAULT = new Matching(false, List.of(), Grouped.NEITHER, List.of());
    }

    /** On which side of an operator several series may belong to one of the other. */
    enum Grouped {
        NEITHER,
        LEFT,
        RIGHT
    }
}
