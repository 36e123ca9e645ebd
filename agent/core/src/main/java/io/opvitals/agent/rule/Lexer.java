package io.opvitals.agent.rule;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of one rule into tokens. */
final class Lexer {

    /** Longer ones first. */
    private static final String[] SYMBOLS = {
        "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", ".", "(", ")", "[", "]", ",", ":"
    };

    private final String text;
    private int at;

    private Lexer(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** The tokens from {@code from} on, with one of kind {@code END} at the end. */
    static List<Token> tokens(String text, int from) throws RuleSyntaxException {
        Lexer lexer = new Lexer(text, from);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() throws RuleSyntaxException {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Kind.END, "", at + 1);
        }
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return string(c);
        }
        if (isDigit(at) || (c == '-' && isDigit(at + 1))) {
            return number();
        }
        if (Character.isJavaIdentifierStart(c)) {
            int start = at;
            while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            return new Token(Token.Kind.NAME, text.substring(start, at), start + 1);
        }
        for (String each : SYMBOLS) {
            if (text.startsWith(each, at)) {
                at += each.length();
                return new Token(Token.Kind.SYMBOL, each, at - each.length() + 1);
            }
        }
        throw new RuleSyntaxException(at + 1, "'" + c + "'", meant(c));
    }

    private static String meant(char c) {
        return switch (c) {
            case '=' -> "==";
            case '&' -> "&&";
            case '|' -> "||";
            default -> "a name, a number, a text in quotes or an operator";
        };
    }

    private Token string(char quote) throws RuleSyntaxException {
        int start = at;
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return new Token(Token.Kind.STRING, content.toString(), start + 1);
            }
            boolean escapes = c == '\\' && at + 1 < text.length() && isEscapable(text.charAt(at + 1));
            if (escapes) {
                at++;
            }
            content.append(text.charAt(at));
        }
        throw new RuleSyntaxException(start + 1, "a text that does not end", "a closing " + quote);
    }

    private static boolean isEscapable(char c) {
        return c == '\'' || c == '"' || c == '\\';
    }

    private Token number() throws RuleSyntaxException {
        int start = at;
        at++;
        digits();
        if (at < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
            at++;
            digits();
        }
        if (at < text.length() && Character.isJavaIdentifierStart(text.charAt(at))) {
            throw new RuleSyntaxException(
                    start + 1, "'" + text.substring(start, at + 1) + "'", "a number such as 429 or 0.5");
        }
        return new Token(Token.Kind.NUMBER, text.substring(start, at), start + 1);
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    private boolean isDigit(int place) {
        return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }
}
