package io.opvitals.agent.promql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes words of a text. */
final class Lexer {

    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[smhdwy]))+(?![0-9A-Za-z_.])");
    private static final Pattern NUMBER =
            Pattern.compile("0[xX][0-9a-fA-F]+|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");
    private static final List<String> SIGNS = List.of(
            "==", "!=", "=~", "!~", "<=", ">=", "+", "-", "*", "/", "%", "^", "<", ">", "=", "(", ")", "{", "}", "[",
            "]", ",", "@", ":");

    private final String text;
    private int at;

    /** Inside of square brackets a colon is that of a subquery, and not part of a name. */
    private int brackets;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() throws PromqlException {
        List<Token> tokens = new ArrayList<>();
        while (true) {
            skip();
            if (at == text.length()) {
                tokens.add(new Token(Token.Kind.END, "", at + 1, at + 1));
                return tokens;
            }
            tokens.add(next());
        }
    }

    private Token next() throws PromqlException {
        char c = text.charAt(at);
        if (c == '"' || c == '\'' || c == '`') {
            return string(c);
        }
        boolean isNumber =
                Character.isDigit(c) || (c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)));
        if (isNumber) {
            return number();
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (word.lookingAt() && !(c == ':' && brackets > 0)) {
            return take(Token.Kind.WORD, word.group());
        }
        for (String each : SIGNS) {
            if (text.startsWith(each, at)) {
                brackets += each.equals("[") ? 1 : each.equals("]") ? -1 : 0;
                return take(Token.Kind.SIGN, each);
            }
        }
        throw new PromqlException(at + 1, "'" + c + "' (expected: a name, a number, a text or an operator)");
    }

    private Token number() throws PromqlException {
        Matcher duration = DURATION.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (duration.lookingAt()) {
            return take(Token.Kind.DURATION, duration.group());
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw new PromqlException(at + 1, "'" + text.charAt(at) + "' (expected: a number)");
        }
        int end = number.end();
        if (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            throw new PromqlException(
                    at + 1,
                    "'" + text.substring(at, end)
                            + "' (expected: a number, or a duration such as 30s, 5m, 1h30m or 1d)");
        }
        return take(Token.Kind.NUMBER, number.group());
    }

    private Token string(char quote) throws PromqlException {
        int start = at;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\n' && quote != '`') {
                break;
            }
            if (c == '\\' && quote != '`') {
                escape(value, quote);
            } else {
                value.append(c);
            }
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            throw new PromqlException(start + 1, "a text without end (expected: a closing " + quote + ")");
        }
        at++;
        return new Token(Token.Kind.STRING, value.toString(), start + 1, at + 1);
    }

    private void escape(StringBuilder value, char quote) throws PromqlException {
        char c = at < text.length() ? text.charAt(at) : 0;
        int known = "abfnrtv\\".indexOf(c);
        if (c == quote) {
            value.append(quote);
        } else if (known >= 0 && c != 0) {
            value.append("\u0007\b\f\n\r\t\u000b\\".charAt(known));
        } else if ((c == 'x' || c == 'u') && at + (c == 'x' ? 2 : 4) < text.length()) {
            int digits = c == 'x' ? 2 : 4;
            try {
                value.append((char) Integer.parseInt(text.substring(at + 1, at + 1 + digits), 16));
            } catch (NumberFormatException e) {
                throw unknownEscape();
            }
            at += digits;
        } else {
            throw unknownEscape();
        }
        at++;
    }

    private PromqlException unknownEscape() {
        return new PromqlException(at, "an unknown escape (expected: \\\\, \\n, \\t, \\\" or \\u0041)");
    }

    private Token take(Token.Kind kind, String word) {
        int column = at + 1;
        at += word.length();
        return new Token(kind, word, column, at + 1);
    }

    /** Blanks and comments. */
    private void skip() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return;
            }
        }
    }
}
