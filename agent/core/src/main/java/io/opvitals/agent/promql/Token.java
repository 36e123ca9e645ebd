package io.opvitals.agent.promql;

/**
 * A word of an expression.
 *
 * @param text as it is written; of a string what it says
 * @param column from 1
 * @param end where the next character stands
 */
record Token(Kind kind, String text, int column, int end) {

    enum Kind {
        WORD,
        NUMBER,
        DURATION,
        STRING,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Keywords are the same in capitals. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** To be shown. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "\"" + text + '"';
            default -> "'" + text + "'";
        };
    }
}
