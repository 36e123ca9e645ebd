package io.opvitals.agent.rule;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something in a rule that has a value for a call: a path, a literal, a condition. Immutable, for any thread. */
public sealed interface Expression {

    /** The value; {@code null} is one of them. */
    @Nullable
    Object value(CallValues call) throws RuleFailure;

    /** Whether it reads this of a call. */
    boolean reads(Root root);

    /** Whether the condition holds; {@code null} does not. */
    default boolean holds(CallValues call) throws RuleFailure {
        Object value = value(call);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw new RuleFailure(toString(), Values.describe(value), "true or false, or a comparison");
    }

    /** The value as text; {@code null} where it has none. */
    default @Nullable String text(CallValues call) throws RuleFailure {
        Object value = value(call);
        if (value == null || Values.isPlain(value)) {
            return value == null ? null : value.toString();
        }
        throw new RuleFailure(
                toString(), Values.describe(value), "a text, number, boolean, enum constant or date; a step further?");
    }

    /** The value as a finite number; {@code null} where it has none. */
    default @Nullable BigDecimal number(CallValues call) throws RuleFailure {
        Object value = value(call);
        if (value == null) {
            return null;
        }
        BigDecimal number = value instanceof Number given ? Numbers.finite(given) : null;
        if (number == null) {
            throw new RuleFailure(toString(), Values.describe(value), "a finite number");
        }
        return number;
    }

    /**
     * Text, number, true, false or null.
     *
     * @param value the value
     * @param text how it is written
     */
    record Literal(@Nullable Object value, String text) implements Expression {

        @Override
        public @Nullable Object value(CallValues call) {
            return value;
        }

        @Override
        public boolean reads(Root root) {
            return false;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Both, or either. The right side is asked only where the left does not decide. */
    record Junction(Expression left, boolean and, Expression right) implements Expression {

        @Override
        public Object value(CallValues call) throws RuleFailure {
            return left.holds(call) == and ? right.holds(call) : !and;
        }

        @Override
        public boolean reads(Root root) {
            return left.reads(root) || right.reads(root);
        }

        @Override
        public String toString() {
            return left + (and ? " && " : " || ") + right;
        }
    }

    /** The contrary. */
    record Negation(Expression negated) implements Expression {

        @Override
        public Object value(CallValues call) throws RuleFailure {
            return !negated.holds(call);
        }

        @Override
        public boolean reads(Root root) {
            return negated.reads(root);
        }

        @Override
        public String toString() {
            return "!(" + negated + ")";
        }
    }

    /** One value compared with another. */
    record Comparison(Expression left, Operator operator, Expression right) implements Expression {

        @Override
        public Object value(CallValues call) throws RuleFailure {
            return operator.holds(left.value(call), right.value(call), this);
        }

        @Override
        public boolean reads(Root root) {
            return left.reads(root) || right.reads(root);
        }

        @Override
        public String toString() {
            return left + " " + operator.text() + " " + right;
        }
    }

    /** One of several values. */
    record Membership(Expression member, List<Literal> values) implements Expression {

        public Membership {
            values = List.copyOf(values);
        }

        @Override
        public Object value(CallValues call) throws RuleFailure {
            Object value = member.value(call);
            boolean comparable = false;
            for (Literal each : values) {
                if (Values.areComparable(value, each.value())) {
                    comparable |= value == null || each.value() != null;
                    if (Values.areEqual(value, each.value())) {
                        return true;
                    }
                }
            }
            if (!comparable) {
                throw new RuleFailure(toString(), Values.describe(value), "a value of the kind of those in the list");
            }
            return false;
        }

        @Override
        public boolean reads(Root root) {
            return member.reads(root);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder().append(member).append(" in [");
            for (int i = 0; i < values.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(values.get(i));
            }
            return text.append(']').toString();
        }
    }

    /** What a path leads to. */
    record Read(Path path) implements Expression {

        @Override
        public @Nullable Object value(CallValues call) throws RuleFailure {
            return path.value(call);
        }

        @Override
        public boolean reads(Root root) {
            return path.root() == root;
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }
}
