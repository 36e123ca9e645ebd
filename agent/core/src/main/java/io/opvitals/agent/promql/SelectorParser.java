package io.opvitals.agent.promql;

import io.opvitals.agent.promql.Token.Kind;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.LabelMatch.Operator;
import java.util.ArrayList;
import java.util.List;

/** Reads a selector: {@code name{label="value"}[5m] offset 1d}. */
final class SelectorParser {

    private final TokenReader tokens;

    SelectorParser(TokenReader tokens) {
        this.tokens = tokens;
    }

    /** @param name what stood before; empty for nothing */
    Expr parse(String name, int column) throws PromqlException {
        List<LabelMatch> matches = tokens.peek().is("{") ? matches() : List.of();
        String own = name;
        List<LabelMatch> others = new ArrayList<>();
        for (LabelMatch each : matches) {
            boolean isName = each.label().equals(LabelMatch.NAME);
            if (isName && !name.isEmpty()) {
                throw new PromqlException(column, "the name is said twice (expected: before the bracket or in it)");
            }
            if (isName && each.operator() == Operator.EQUAL && own.isEmpty()) {
                own = each.value();
            } else {
                others.add(each);
            }
        }
        long range = tokens.peek().is("[") ? range() : 0;
        long offset = tokens.accept("offset") ? offset() : 0;
        if (tokens.peek().is("@")) {
            throw new PromqlException(tokens.peek().column(), "'@' (expected: offset; times of day are not known)");
        }
        return new Expr.Select(new Selector(own, others, range, offset), column);
    }

    private List<LabelMatch> matches() throws PromqlException {
        tokens.expect("{");
        List<LabelMatch> matches = new ArrayList<>();
        while (!tokens.peek().is("}")) {
            matches.add(match());
            if (!tokens.peek().is("}")) {
                tokens.expect(",");
            }
        }
        tokens.expect("}");
        return matches;
    }

    private LabelMatch match() throws PromqlException {
        String label = tokens.label();
        Operator operator = operator();
        Token value = tokens.peek();
        if (value.kind() != Kind.STRING) {
            throw tokens.wrong("a text such as \"value\"");
        }
        tokens.next();
        try {
            return new LabelMatch(label, operator, value.text());
        } catch (IllegalArgumentException e) {
            throw new PromqlException(value.column(), String.valueOf(e.getMessage()));
        }
    }

    private Operator operator() throws PromqlException {
        for (Operator each : Operator.values()) {
            if (tokens.peek().is(each.sign)) {
                tokens.next();
                return each;
            }
        }
        throw tokens.wrong("=, !=, =~ or !~");
    }

    private long range() throws PromqlException {
        tokens.expect("[");
        long millis = duration();
        if (millis == 0) {
            throw tokens.wrong("a duration greater than 0");
        }
        if (tokens.peek().is(":")) {
            throw subquery(tokens.peek());
        }
        tokens.expect("]");
        return millis;
    }

    static PromqlException subquery(Token colon) {
        return new PromqlException(colon.column(), "':' (expected: ']'; subqueries are not supported)");
    }

    private long offset() throws PromqlException {
        boolean isNegative = tokens.peek().is("-");
        if (isNegative) {
            tokens.next();
        }
        return isNegative ? -duration() : duration();
    }

    private long duration() throws PromqlException {
        Token token = tokens.peek();
        if (token.kind() != Kind.DURATION) {
            throw tokens.wrong("a duration such as 30s, 5m, 1h30m or 1d");
        }
        tokens.next();
        try {
            return Durations.parseMillis(token.text());
        } catch (IllegalArgumentException e) {
            throw new PromqlException(token.column(), String.valueOf(e.getMessage()));
        }
    }
}
