package io.opvitals.agent.console;

import io.opvitals.agent.health.Score;

/** Writes the arithmetic of a score, on further lines where one is too narrow. */
final class Arithmetic {

    private static final String FACTOR = " x ";
    private static final String INDENT = "     ";

    private Arithmetic() {}

    /** Appends {@code prefix} and the arithmetic; a line ends before a factor that does not fit. */
    static void write(String prefix, Score score, StringBuilder text) {
        String[] parts = score.arithmetic().split(FACTOR, -1);
        StringBuilder line = new StringBuilder(prefix).append(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            if (line.length() + FACTOR.length() + parts[i].length() > TableText.MAX_WIDTH) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(INDENT);
            }
            line.append(FACTOR).append(parts[i]);
        }
        text.append(line).append('\n');
    }
}
