package io.opvitals.agent.alert.route;

import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.LabelMatch.Operator;
import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Matchers as Alertmanager writes them: {@code severity="critical"}, {@code team=~"a|b"}, several with commas between
 * them, with or without braces around and quotes about values.
 *
 * <p>https://prometheus.io/docs/alerting/latest/configuration/#matcher
 */
public final class MatcherText {

    private static final String EXPECTED = " (expected: label=\"value\", with =, !=, =~ or !~)";

    private final String text;
    private int at;

    private MatcherText(String text) {
        this.text = text;
    }

    /**
     * Reads one or more.
     *
     * @throws IllegalArgumentException naming the text and the expectation
     */
    public static List<LabelMatch> parse(String text) {
        String inner = text.strip();
        if (inner.startsWith("{") && inner.endsWith("}") && inner.length() > 1) {
            inner = inner.substring(1, inner.length() - 1);
        }
        return new MatcherText(inner).matchers();
    }

    /** Whether labels fulfil all of them; true where there are none. */
    public static boolean all(List<LabelMatch> matchers, Labels labels) {
        for (LabelMatch each : matchers) {
            if (!each.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    private List<LabelMatch> matchers() {
        List<LabelMatch> matchers = new ArrayList<>();
        blanks();
        while (at < text.length()) {
            matchers.add(matcher());
            blanks();
            if (at < text.length()) {
                if (text.charAt(at) != ',') {
                    throw wrong();
                }
                at++;
                blanks();
            }
        }
        if (matchers.isEmpty()) {
            throw wrong();
        }
        return matchers;
    }

    private LabelMatch matcher() {
        int begin = at;
        while (at < text.length() && isLabel(text.charAt(at), at == begin)) {
            at++;
        }
        String label = text.substring(begin, at);
        blanks();
        if (label.isEmpty()) {
            throw wrong();
        }
        Operator operator = operator();
        blanks();
        return new LabelMatch(label, operator, value());
    }

    private Operator operator() {
        for (Operator each : List.of(Operator.MATCHES, Operator.DOES_NOT_MATCH, Operator.NOT_EQUAL, Operator.EQUAL)) {
            if (text.startsWith(each.sign, at)) {
                at += each.sign.length();
                return each;
            }
        }
        throw wrong();
    }

    private String value() {
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            return quoted();
        }
        int begin = at;
        while (at < text.length() && text.charAt(at) != ',') {
            if (text.charAt(at) == '"') {
                throw wrong();
            }
            at++;
        }
        return text.substring(begin, at).strip();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char escaped = at < text.length() ? text.charAt(at++) : ' ';
            switch (escaped) {
                case 'n' -> value.append('\n');
                case '"', '\\' -> value.append(escaped);
                // As Alertmanager does: of a regular expression, for example \d.
                default -> value.append(c).append(escaped);
            }
        }
        if (at == text.length()) {
            throw wrong();
        }
        at++;
        return value.toString();
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isLabel(char c, boolean isFirst) {
        return c == '_' || c == ':' || isLetter(c) || (!isFirst && c >= '0' && c <= '9');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private IllegalArgumentException wrong() {
        String shown = text.length() <= 200 ? text : text.substring(0, 200) + "...";
        return new IllegalArgumentException("'" + shown + "'" + EXPECTED);
    }
}
