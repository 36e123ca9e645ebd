package io.opvitals.agent.promql;

import io.opvitals.agent.promql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of an expression, one after the other. */
final class TokenReader {

    private static final Set<String> KEYWORDS = Set.of(
            "and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "offset", "bool");

    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Takes a keyword, if it comes next. */
    boolean accept(String word) {
        if (!peek().isWord(word)) {
            return false;
        }
        next();
        return true;
    }

    void expect(String sign) throws PromqlException {
        if (!peek().is(sign)) {
            throw wrong("'" + sign + "'");
        }
        next();
    }

    /** {@code (a, b)}. */
    List<String> labels() throws PromqlException {
        expect("(");
        List<String> labels = new ArrayList<>();
        while (!peek().is(")")) {
            labels.add(label());
            if (!peek().is(")")) {
                expect(",");
            }
        }
        expect(")");
        return List.copyOf(labels);
    }

    String label() throws PromqlException {
        Token token = peek();
        if (token.kind() != Kind.WORD || token.text().indexOf(':') >= 0) {
            throw wrong("the name of a label");
        }
        return next().text();
    }

    PromqlException wrong(String expected) {
        return new PromqlException(peek().column(), peek().shown() + " (expected: " + expected + ")");
    }
}
