package io.opvitals.agent.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever is on the other side: a person at a terminal, or another program. */
final class Terminal {

    private static final int MOST_BYTES = 64 << 10;

    private final @Nullable Console console;
    private final boolean colors;
    private final InputStream in;
    private final PrintStream err;

    /**
     * @param console of this JVM; some have one without a terminal
     * @param in read where there is no terminal
     * @param err for questions
     */
    Terminal(@Nullable Console console, Map<String, String> environment, InputStream in, PrintStream err) {
        this.console = console != null && isTerminal(console) ? console : null;
        this.colors = this.console != null
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        this.in = in;
        this.err = err;
    }

    boolean hasColors() {
        return colors;
    }

    /**
     * A secret: typed without an echo, twice where it is asked for again, or all of stdin without its last line end.
     *
     * @throws IOException when there is none, or the two differ
     */
    char[] secret(String what, boolean twice) throws IOException {
        if (console == null) {
            return piped(what);
        }
        char[] typed = typed(console, what + ": ");
        if (twice && !Arrays.equals(typed, typed(console, what + " again: "))) {
            throw new IOException("the two differ (expected: the same twice)");
        }
        return typed;
    }

    private char[] typed(Console from, String question) throws IOException {
        err.print(question);
        err.flush();
        char @Nullable [] typed = from.readPassword();
        if (typed == null || typed.length == 0) {
            throw new IOException("nothing was typed (expected: a text)");
        }
        return typed;
    }

    private char[] piped(String what) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        if (end == 0 || bytes.length > MOST_BYTES) {
            throw new IOException("stdin has " + (end == 0 ? "nothing" : "too much") + " in it (expected: the " + what
                    + ", up to " + MOST_BYTES + " bytes)");
        }
        char[] secret = new char[end];
        text.get(secret);
        return secret;
    }

    /** From Java 22 on, there is a console without a terminal, too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
