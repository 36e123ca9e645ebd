package io.opvitals.agent.rule;

/**
 * A piece of a rule's text.
 *
 * @param kind what it is
 * @param text a name or symbol as it stands there, a string without its quotes
 * @param column where it begins, counted from 1
 */
record Token(Kind kind, String text, int column) {

    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    /** How it is shown in a message. */
    String shown() {
        return kind == Kind.END ? "the end of the rule" : "'" + text + "'";
    }
}
