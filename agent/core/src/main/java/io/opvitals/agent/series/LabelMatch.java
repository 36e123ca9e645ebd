package io.opvitals.agent.series;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a label must be, with the meanings of PromQL: a label that is missing has the empty value, and a regular
 * expression stands for the whole value. Immutable.
 */
public final class LabelMatch {

    /** The label that stands for the name of a series. */
    public static final String NAME = "__name__";

    private static final int MAX_LENGTH = 1_000;

    private final String label;
    private final Operator operator;
    private final String value;
    private final @Nullable Pattern pattern;

    /** How a label is compared. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        DOES_NOT_MATCH("!~");

        /** As it is written. */
        public final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    /**
     * This match.
     *
     * @param value a text, or a regular expression in the syntax of {@link Pattern}
     * @throws IllegalArgumentException when it is no regular expression where it must be one
     */
    public LabelMatch(String label, Operator operator, String value) {
        this.label = label;
        this.operator = operator;
        this.value = value;
        this.pattern = isRegular(operator) ? compile(value) : null;
    }

    /** The label has this value. */
    public static LabelMatch equal(String label, String value) {
        return new LabelMatch(label, Operator.EQUAL, value);
    }

    public String label() {
        return label;
    }

    public Operator operator() {
        return operator;
    }

    public String value() {
        return value;
    }

    /** Whether this value will do. */
    public boolean matches(String actual) {
        return switch (operator) {
            case EQUAL -> actual.equals(value);
            case NOT_EQUAL -> !actual.equals(value);
            case MATCHES -> find(actual);
            case DOES_NOT_MATCH -> !find(actual);
        };
    }

    /** Whether these labels will do. */
    public boolean matches(Labels labels) {
        String actual = labels.get(label);
        return matches(actual == null ? "" : actual);
    }

    /** Whether a series without the label will do. */
    public boolean matchesEmpty() {
        return matches("");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelMatch that
                && operator == that.operator
                && label.equals(that.label)
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return (31 * label.hashCode() + operator.hashCode()) * 31 + value.hashCode();
    }

    /** As PromQL writes it. */
    @Override
    public String toString() {
        return label
                + operator.sign
                + '"'
                + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                + '"';
    }

    private boolean find(String actual) {
        return pattern != null && pattern.matcher(actual).matches();
    }

    private static boolean isRegular(Operator operator) {
        return operator == Operator.MATCHES || operator == Operator.DOES_NOT_MATCH;
    }

    private static Pattern compile(String value) {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a regular expression of " + value.length() + " characters (expected: at most " + MAX_LENGTH + ")");
        }
        try {
            // As RE2 has it in Prometheus since version 2.47: a dot is any character.
            return Pattern.compile(value, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + value + "' (expected: a regular expression; "
                            + e.getDescription().toLowerCase(Locale.ROOT) + ')',
                    e);
        }
    }
}
