package io.opvitals.agent.web.route;

import org.jspecify.annotations.Nullable;

/** What a client sent, as a message shows it. */
final class Texts {

    private static final int LONGEST = 64;

    private Texts() {}

    static String quoted(@Nullable Object value) {
        return value == null ? "null" : "'" + cut(value.toString()) + "'";
    }

    /** Cut to a length that nobody can fill a log or an answer with, without control characters. */
    static String cut(String text) {
        StringBuilder shown = new StringBuilder(Math.min(text.length(), LONGEST + 3));
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return text.length() > LONGEST ? shown.append("...").toString() : shown.toString();
    }
}
