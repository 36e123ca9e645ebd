package io.opvitals.agent.audit;

import org.jspecify.annotations.Nullable;

/** What is noted of the latest entry, in a file of its own, so that a log whose end is cut off shows. */
record AuditNote(long number, String hash) {

    /** {@code null} when it is none. */
    static @Nullable AuditNote parse(@Nullable String text) {
        int space = text == null ? -1 : text.indexOf(' ');
        if (text == null || space < 0) {
            return null;
        }
        try {
            return new AuditNote(
                    Long.parseLong(text.substring(0, space)),
                    text.substring(space + 1).strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    String text() {
        return number + " " + hash + "\n";
    }
}
