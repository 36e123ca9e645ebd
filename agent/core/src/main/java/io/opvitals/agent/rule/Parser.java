package io.opvitals.agent.rule;

import io.opvitals.agent.rule.Expression.Comparison;
import io.opvitals.agent.rule.Expression.Junction;
import io.opvitals.agent.rule.Expression.Literal;
import io.opvitals.agent.rule.Expression.Membership;
import io.opvitals.agent.rule.Expression.Negation;
import io.opvitals.agent.rule.Expression.Read;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule.
 *
 * <pre>{@code
 * rule       = operations ":" effect [ "when" condition ]
 * effect     = outcome [ "reason" value ] | [ "metric" ] "attribute" name value
 *            | "measure" name value | "cost" value "currency" value
 * condition  = all { ( "||" | "or" ) all }
 * all        = not { ( "&&" | "and" ) not }
 * not        = ( "!" | "not" ) not | comparison
 * comparison = primary [ operator value | "in" "[" literal { "," literal } "]" ]
 * primary    = "(" condition ")" | value
 * value      = path | literal
 * path       = ( "result" | "exception" | "args" "[" n "]" | "arg" "." name ) { step }
 * step       = "." name [ "(" ")" ] | "[" n "]" | "[" text "]"
 * }</pre>
 */
final class Parser {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_DEPTH = 16;
    private static final int MAX_STEPS = 10;
    private static final int MAX_LIST = 100;
    private static final String VALUE =
            "result, exception, args[0], arg.name, a text in quotes, a number, true, false or null";

    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static Rule rule(String text, List<String> outcomes) throws RuleSyntaxException {
        if (text.length() > MAX_LENGTH) {
            throw new RuleSyntaxException(MAX_LENGTH + 1, text.length() + " characters", "at most " + MAX_LENGTH);
        }
        int colon = colon(text);
        String operations = operations(text.substring(0, colon).strip());
        Parser parser = new Parser(text, Lexer.tokens(text, colon + 1));
        Effect effect = parser.effect(outcomes);
        Expression condition = parser.takeWord("when") ? parser.condition() : null;
        parser.expectEnd(condition == null ? "when, or the end of the rule" : "an operator, or the end of the rule");
        return new Rule(text, new Glob(operations), effect, condition);
    }

    private static int colon(String text) throws RuleSyntaxException {
        char quote = text.charAt(0);
        int from = quote == '\'' || quote == '"' ? text.indexOf(quote, 1) + 1 : 0;
        int colon = text.indexOf(':', from);
        if (colon < 0) {
            throw new RuleSyntaxException(
                    text.length() + 1, "no ':'", "wrapper.operation: and what follows, for example error when ...");
        }
        return colon;
    }

    private static String operations(String given) throws RuleSyntaxException {
        boolean quoted = given.length() > 2 && (given.charAt(0) == '\'' || given.charAt(0) == '"');
        String name = quoted ? given.substring(1, given.length() - 1) : given;
        if (name.isEmpty()) {
            throw new RuleSyntaxException(1, "no operation", "wrapper.operation, with * for any characters");
        }
        for (int i = 0; i < name.length() && !quoted; i++) {
            char c = name.charAt(i);
            if (Character.isWhitespace(c) || c == '\'' || c == '"') {
                throw new RuleSyntaxException(
                        i + 1, "'" + c + "' in '" + name + "'", "wrapper.operation, in quotes where it has spaces");
            }
        }
        return name;
    }

    private Effect effect(List<String> outcomes) throws RuleSyntaxException {
        Token word = next();
        switch (word.text()) {
            case "metric" -> {
                expectWord("attribute");
                return new Effect.Attribute(name(), value(), true);
            }
            case "attribute" -> {
                return new Effect.Attribute(name(), value(), false);
            }
            case "measure" -> {
                return new Effect.Measure(name(), value());
            }
            case "cost" -> {
                Expression amount = value();
                expectWord("currency");
                return new Effect.Cost(amount, value());
            }
            default -> {
                if (word.kind() == Token.Kind.NAME && outcomes.contains(word.text())) {
                    return new Effect.Ends(word.text(), takeWord("reason") ? value() : null);
                }
                throw unexpected(word, String.join(", ", outcomes) + ", attribute, metric attribute, measure or cost");
            }
        }
    }

    /** A name with dots, or in quotes. */
    private String name() throws RuleSyntaxException {
        Token token = next();
        if (token.kind() == Token.Kind.STRING && !token.text().isBlank()) {
            return token.text();
        }
        if (token.kind() != Token.Kind.NAME) {
            throw unexpected(token, "a name, in quotes where it has other characters than letters, digits, _ and dots");
        }
        StringBuilder name = new StringBuilder(token.text());
        while (takeSymbol(".")) {
            name.append('.').append(expectName());
        }
        return name.toString();
    }

    private Expression condition() throws RuleSyntaxException {
        deeper();
        Expression left = all();
        while (takeSymbol("||") || takeWord("or")) {
            left = new Junction(left, false, all());
        }
        depth--;
        return left;
    }

    private Expression all() throws RuleSyntaxException {
        Expression left = not();
        while (takeSymbol("&&") || takeWord("and")) {
            left = new Junction(left, true, not());
        }
        return left;
    }

    private Expression not() throws RuleSyntaxException {
        if (takeSymbol("!") || takeWord("not")) {
            deeper();
            Expression negated = new Negation(not());
            depth--;
            return negated;
        }
        return comparison();
    }

    private Expression comparison() throws RuleSyntaxException {
        int start = peek().column();
        if (takeSymbol("(")) {
            Expression inner = condition();
            expectSymbol(")");
            return inner;
        }
        Expression left = value();
        if (takeWord("in")) {
            return new Membership(left, list());
        }
        Operator operator = Operator.of(peek());
        if (operator != null) {
            at++;
            return new Comparison(left, operator, value());
        }
        if (left instanceof Literal literal && !(literal.value() instanceof Boolean)) {
            throw new RuleSyntaxException(start, "'" + literal + "' alone", "a comparison");
        }
        return left;
    }

    private List<Literal> list() throws RuleSyntaxException {
        expectSymbol("[");
        List<Literal> values = new ArrayList<>();
        do {
            Token token = next();
            Literal literal = literal(token);
            if (literal == null) {
                throw unexpected(token, "a text in quotes, a number, true, false or null");
            }
            if (values.size() == MAX_LIST) {
                throw new RuleSyntaxException(token.column(), "a longer list", "at most " + MAX_LIST + " values");
            }
            values.add(literal);
        } while (takeSymbol(","));
        expectSymbol("]");
        return values;
    }

    private Expression value() throws RuleSyntaxException {
        Token token = next();
        Literal literal = literal(token);
        return literal == null ? new Read(path(token)) : literal;
    }

    private static @Nullable Literal literal(Token token) {
        switch (token.kind()) {
            case STRING -> {
                return new Literal(token.text(), "'" + token.text() + "'");
            }
            case NUMBER -> {
                return new Literal(number(token.text()), token.text());
            }
            case NAME -> {
                return switch (token.text()) {
                    case "true" -> new Literal(true, "true");
                    case "false" -> new Literal(false, "false");
                    case "null" -> new Literal(null, "null");
                    default -> null;
                };
            }
            default -> {
                return null;
            }
        }
    }

    private static Number number(String text) {
        // Whole numbers are compared as such where they fit.
        if (text.indexOf('.') < 0 && text.length() <= 18) {
            return Long.valueOf(text);
        }
        return new BigDecimal(text);
    }

    private Path path(Token first) throws RuleSyntaxException {
        int from = first.column() - 1;
        Path.Start start = start(first, from);
        List<Step> steps = new ArrayList<>();
        while (peek().isSymbol(".") || peek().isSymbol("[")) {
            if (steps.size() == MAX_STEPS) {
                throw new RuleSyntaxException(peek().column(), "a further step", "at most " + MAX_STEPS + " steps");
            }
            steps.add(step(from));
        }
        return new Path(textFrom(from), start, steps);
    }

    private Path.Start start(Token first, int from) throws RuleSyntaxException {
        if (first.isWord("result")) {
            return new Path.Start(Root.RESULT, "", 0, "result");
        }
        if (first.isWord("exception")) {
            return new Path.Start(Root.EXCEPTION, "", 0, "exception");
        }
        if (first.isWord("args")) {
            expectSymbol("[");
            int position = index(next());
            expectSymbol("]");
            return new Path.Start(Root.ARGUMENTS, "", position, textFrom(from));
        }
        if (first.isWord("arg")) {
            expectSymbol(".");
            String parameter = expectName();
            return new Path.Start(Root.ARGUMENTS, parameter, 0, textFrom(from));
        }
        throw unexpected(first, VALUE);
    }

    private Step step(int from) throws RuleSyntaxException {
        if (takeSymbol(".")) {
            String name = expectName();
            boolean call = takeSymbol("(");
            if (call) {
                expectSymbol(")");
            }
            return new Step.Named(name, call, textFrom(from));
        }
        expectSymbol("[");
        Token token = next();
        if (token.kind() == Token.Kind.STRING) {
            expectSymbol("]");
            return new Step.Key(token.text(), textFrom(from));
        }
        int index = index(token);
        expectSymbol("]");
        return new Step.Index(index, textFrom(from));
    }

    private static int index(Token token) throws RuleSyntaxException {
        if (token.kind() == Token.Kind.NUMBER
                && token.text().length() < 8
                && token.text().indexOf('.') < 0) {
            int index = Integer.parseInt(token.text());
            if (index >= 0) {
                return index;
            }
        }
        throw unexpected(token, "a number from 0 to 9999999");
    }

    private String textFrom(int from) {
        Token last = tokens.get(at - 1);
        Token following = peek();
        int end = following.column() - 1;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, Math.max(end, last.column()));
    }

    private void deeper() throws RuleSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw new RuleSyntaxException(peek().column(), "deeper nesting", "at most " + MAX_DEPTH + " levels");
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    private boolean takeSymbol(String symbol) {
        boolean there = peek().isSymbol(symbol);
        at += there ? 1 : 0;
        return there;
    }

    private boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        at += there ? 1 : 0;
        return there;
    }

    private void expectSymbol(String symbol) throws RuleSyntaxException {
        if (!takeSymbol(symbol)) {
            throw unexpected(peek(), "'" + symbol + "'");
        }
    }

    private void expectWord(String word) throws RuleSyntaxException {
        if (!takeWord(word)) {
            throw unexpected(peek(), word);
        }
    }

    private String expectName() throws RuleSyntaxException {
        Token token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw unexpected(token, "a name");
        }
        return token.text();
    }

    private void expectEnd(String expected) throws RuleSyntaxException {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected(peek(), expected);
        }
    }

    private static RuleSyntaxException unexpected(Token token, String expected) {
        return new RuleSyntaxException(token.column(), token.shown(), expected);
    }
}
