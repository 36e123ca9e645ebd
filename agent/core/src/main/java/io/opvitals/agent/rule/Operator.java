package io.opvitals.agent.rule;

import org.jspecify.annotations.Nullable;

/** How two values are compared. */
enum Operator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    CONTAINS("contains"),
    STARTS_WITH("startsWith"),
    ENDS_WITH("endsWith");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static @Nullable Operator of(Token token) {
        boolean mayBe = token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.NAME;
        for (Operator each : values()) {
            if (mayBe && each.text.equals(token.text())) {
                return each;
            }
        }
        return null;
    }

    /**
     * Whether {@code left} and {@code right} are so.
     *
     * @param comparison what is being asked, for the message
     */
    boolean holds(@Nullable Object left, @Nullable Object right, Expression comparison) throws RuleFailure {
        if (this == EQUAL || this == NOT_EQUAL) {
            if (!Values.areComparable(left, right)) {
                throw notComparable(left, right, comparison, "two texts, numbers, booleans, enum constants or dates");
            }
            return Values.areEqual(left, right) == (this == EQUAL);
        }
        if (left == null || right == null) {
            return false;
        }
        boolean ofTexts = this == CONTAINS || this == STARTS_WITH || this == ENDS_WITH;
        return ofTexts ? isPartOf(left, right, comparison) : isInOrder(left, right, comparison);
    }

    private boolean isPartOf(Object left, Object right, Expression comparison) throws RuleFailure {
        if (!(left instanceof String whole) || !(right instanceof String part)) {
            throw notComparable(left, right, comparison, "two texts");
        }
        if (this == CONTAINS) {
            return whole.contains(part);
        }
        return this == STARTS_WITH ? whole.startsWith(part) : whole.endsWith(part);
    }

    private boolean isInOrder(Object left, Object right, Expression comparison) throws RuleFailure {
        if (!Values.haveOrder(left, right)) {
            throw notComparable(left, right, comparison, "two numbers, texts or dates of one type");
        }
        if (Values.isNotANumber(left) || Values.isNotANumber(right)) {
            return false;
        }
        int order = Values.compare(left, right);
        return switch (this) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            default -> order >= 0;
        };
    }

    private static RuleFailure notComparable(
            @Nullable Object left, @Nullable Object right, Expression comparison, String expected) {
        return new RuleFailure(
                comparison.toString(), Values.describe(left) + " and " + Values.describe(right), expected);
    }
}
