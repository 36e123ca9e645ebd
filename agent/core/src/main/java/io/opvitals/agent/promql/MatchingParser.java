package io.opvitals.agent.promql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads which series of two vectors belong together. */
final class MatchingParser {

    private final TokenReader tokens;

    MatchingParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /** {@code null} where nothing is said. */
    Expr.@Nullable Matching parse(BinaryOperator operator) throws PromqlException {
        boolean isOn = tokens.peek().isWord("on");
        if (!isOn && !tokens.peek().isWord("ignoring")) {
            return null;
        }
        tokens.next();
        List<String> labels = tokens.labels();
        Token group = tokens.peek();
        boolean isLeft = group.isWord("group_left");
        if (!isLeft && !group.isWord("group_right")) {
            return new Expr.Matching(isOn, labels, Expr.Grouped.NEITHER, List.of());
        }
        if (operator.isSet()) {
            throw new PromqlException(
                    group.column(), group.shown() + " of '" + operator.sign + "' (expected: no grouping)");
        }
        tokens.next();
        List<String> included = tokens.peek().is("(") ? tokens.labels() : List.of();
        for (String each : included) {
            if (isOn && labels.contains(each)) {
                throw new PromqlException(
                        group.column(), "'" + each + "' in on and in " + group.text() + " (expected: in one of them)");
            }
        }
        return new Expr.Matching(isOn, labels, isLeft ? Expr.Grouped.LEFT : Expr.Grouped.RIGHT, included);
    }
}
