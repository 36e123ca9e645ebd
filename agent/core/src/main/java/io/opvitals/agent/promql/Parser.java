package io.opvitals.agent.promql;

import io.opvitals.agent.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads words as an expression, by recursive descent. */
final class Parser {

    private static final int MAX_DEPTH = 100;

    private final TokenReader tokens;
    private int depth;

    Parser(List<Token> tokens) {
        this.tokens = new TokenReader(tokens);
    }

    Expr parse() throws PromqlException {
        Expr expression = binary(1);
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.wrong("an operator or the end");
        }
        return expression;
    }

    private Expr binary(int lowest) throws PromqlException {
        if (++depth > MAX_DEPTH) {
            throw new PromqlException(
                    tokens.peek().column(), "too deep (expected: at most " + MAX_DEPTH + " brackets in one another)");
        }
        Expr left = unary();
        BinaryOperator operator = operator();
        while (operator != null && operator.precedence >= lowest) {
            Token sign = tokens.next();
            boolean isBool = tokens.accept("bool");
            if (isBool && !operator.isComparison()) {
                throw new PromqlException(
                        sign.column(), "'" + operator.sign + " bool' (expected: bool only after a comparison)");
            }
            Expr.Matching matching = new MatchingParser(tokens).parse(operator);
            // Powers are worked out from the right.
            int next = operator == BinaryOperator.POWER ? operator.precedence : operator.precedence + 1;
            Expr right = binary(next);
            left = new Expr.Binary(operator, isBool, matching, left, right, sign.column());
            operator = operator();
        }
        depth--;
        return left;
    }

    private @Nullable BinaryOperator operator() {
        Token token = tokens.peek();
        if (token.kind() != Kind.SIGN && token.kind() != Kind.WORD) {
            return null;
        }
        for (BinaryOperator each : BinaryOperator.values()) {
            if (token.text().equalsIgnoreCase(each.sign)) {
                return each;
            }
        }
        return null;
    }

    private Expr unary() throws PromqlException {
        Token sign = tokens.peek();
        if (!sign.is("-") && !sign.is("+")) {
            return postfix(primary());
        }
        tokens.next();
        // A power binds tighter: -2^2 is -(2^2).
        Expr operand = binary(BinaryOperator.UNARY_PRECEDENCE + 1);
        if (sign.is("+")) {
            return operand;
        }
        return operand instanceof Expr.Literal literal
                ? new Expr.Literal(-literal.value(), sign.column())
                : new Expr.Negative(operand, sign.column());
    }

    private Expr primary() throws PromqlException {
        Token token = tokens.peek();
        switch (token.kind()) {
            case NUMBER -> {
                return new Expr.Literal(number(tokens.next()), token.column());
            }
            case STRING -> {
                return new Expr.Text(tokens.next().text(), token.column());
            }
            case WORD -> {
                return word();
            }
            default -> {
                if (token.is("(")) {
                    tokens.next();
                    Expr inner = binary(1);
                    tokens.expect(")");
                    return inner;
                }
                if (token.is("{")) {
                    return new SelectorParser(tokens).parse("", token.column());
                }
                throw tokens.wrong("a series, a number, a function or an opening bracket");
            }
        }
    }

    private Expr word() throws PromqlException {
        Token word = tokens.next();
        String lower = word.text().toLowerCase(Locale.ROOT);
        Token following = tokens.peek();
        Aggregator aggregator = Aggregator.of(lower);
        if (aggregator != null && (following.is("(") || following.isWord("by") || following.isWord("without"))) {
            return aggregate(aggregator, word);
        }
        if (following.is("(")) {
            return call(word);
        }
        if (lower.equals("inf") || lower.equals("nan")) {
            return new Expr.Literal(lower.equals("inf") ? Double.POSITIVE_INFINITY : Double.NaN, word.column());
        }
        if (TokenReader.isKeyword(lower)) {
            throw new PromqlException(
                    word.column(), word.shown() + " (expected: a series, a number, a function or an opening bracket)");
        }
        return new SelectorParser(tokens).parse(word.text(), word.column());
    }

    private Expr aggregate(Aggregator aggregator, Token word) throws PromqlException {
        boolean isWithout = tokens.peek().isWord("without");
        @Nullable List<String> grouping = grouping();
        tokens.expect("(");
        Expr parameter = null;
        if (aggregator.hasParameter()) {
            parameter = binary(1);
            tokens.expect(",");
        }
        Expr operand = binary(1);
        tokens.expect(")");
        if (grouping == null) {
            isWithout = tokens.peek().isWord("without");
            grouping = grouping();
        }
        return new Expr.Aggregate(
                aggregator, isWithout, grouping == null ? List.of() : grouping, parameter, operand, word.column());
    }

    private @Nullable List<String> grouping() throws PromqlException {
        return tokens.accept("by") || tokens.accept("without") ? tokens.labels() : null;
    }

    private Expr call(Token word) throws PromqlException {
        Function function = Function.of(word.text());
        if (function == null) {
            throw new PromqlException(
                    word.column(), word.shown() + " (expected: a function: " + Function.names() + ")");
        }
        tokens.expect("(");
        List<Expr> arguments = new ArrayList<>();
        while (!tokens.peek().is(")")) {
            arguments.add(binary(1));
            if (!tokens.peek().is(")")) {
                tokens.expect(",");
            }
        }
        tokens.expect(")");
        return new Expr.Call(function, List.copyOf(arguments), word.column());
    }

    /** Ranges and offsets stand right after a selector; here they are refused behind everything else. */
    private Expr postfix(Expr expression) throws PromqlException {
        Token token = tokens.peek();
        if (token.is("[")) {
            tokens.next();
            if (tokens.peek().kind() == Kind.DURATION) {
                tokens.next();
            }
            if (tokens.peek().is(":")) {
                throw SelectorParser.subquery(tokens.peek());
            }
            throw new PromqlException(
                    token.column(),
                    "a range of what is no selector (expected: name{...}[5m]; there are no subqueries)");
        }
        if (token.isWord("offset") || token.is("@")) {
            throw new PromqlException(
                    token.column(), token.shown() + " behind what is no selector (expected: name{...} offset 5m)");
        }
        return expression;
    }

    private static double number(Token token) {
        String text = token.text();
        return text.startsWith("0x") || text.startsWith("0X")
                ? (double) Long.parseUnsignedLong(text.substring(2), 16)
                : Double.parseDouble(text);
    }
}
