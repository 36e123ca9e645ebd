package io.opvitals.agent.secret;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts values in that stand elsewhere: <code>${env:NAME}</code> of an environment variable, <code>${file:path}</code> of a
 * file, and <code>${enc:...}</code> that is sealed with the key. They may stand anywhere in a text; what is put in is not
 * searched again. <code>$${</code> stands for <code>${</code> itself.
 */
public final class Placeholders {

    private static final String ENV = "env:";
    private static final String FILE = "file:";
    private static final String ENC = "enc:";

    /** A secret is a line; a file that is longer is another file. */
    private static final int MAX_FILE_BYTES = 64 << 10;

    private final Map<String, String> environment;
    private final File folder;
    private final @Nullable String key;

    /**
     * A text after its placeholders were replaced.
     *
     * @param text the value
     * @param hidden whether any of it stood elsewhere: then it must not be shown
     */
    public record Resolved(String text, boolean hidden) {

        @Override
        public String toString() {
            return hidden ? "hidden" : text;
        }
    }

    /**
     * @param environment the environment variables
     * @param folder what relative paths of files start from
     * @param key of sealed values, if there is one; looked at only when a value needs it
     */
    public Placeholders(Map<String, String> environment, File folder, @Nullable String key) {
        this.environment = environment;
        this.folder = folder;
        this.key = key;
    }

    /**
     * Replaces all placeholders in a text.
     *
     * @throws IllegalArgumentException when one cannot be; the message names it and never shows a value
     */
    public Resolved resolve(String text) {
        int begin = text.indexOf("${");
        if (begin < 0) {
            return new Resolved(text, false);
        }
        StringBuilder out = new StringBuilder();
        boolean hidden = false;
        int from = 0;
        while (begin >= 0) {
            if (begin > from && text.charAt(begin - 1) == '$') {
                out.append(text, from, begin - 1).append("${");
                from = begin + 2;
            } else {
                int end = text.indexOf('}', begin);
                if (end < 0) {
                    throw new IllegalArgumentException("'${' without '}' (expected: ${env:NAME}, ${file:path} or"
                            + " ${enc:...}, or $${ for the characters themselves)");
                }
                out.append(text, from, begin).append(value(text.substring(begin + 2, end)));
                hidden = true;
                from = end + 1;
            }
            begin = text.indexOf("${", from);
        }
        return new Resolved(out.append(text, from, text.length()).toString(), hidden);
    }

    private String value(String name) {
        if (name.startsWith(ENV)) {
            return variable(name.substring(ENV.length()).strip());
        }
        if (name.startsWith(FILE)) {
            return content(name.substring(FILE.length()).strip());
        }
        if (name.startsWith(ENC)) {
            return opened(name.substring(ENC.length()));
        }
        throw new IllegalArgumentException("'${" + kind(name)
                + "}' (expected: ${env:NAME}, ${file:path} or ${enc:...}, or $${ for" + " the characters themselves)");
    }

    private String variable(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "'${env:" + name + "}' (expected: the environment variable " + name + " to be set)");
        }
        return value;
    }

    private String content(String path) {
        File file = new File(path);
        File whole = file.isAbsolute() ? file : new File(folder, path);
        try (InputStream in = new FileInputStream(whole)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new IllegalArgumentException(
                        "'${file:" + path + "}' (expected: a file of up to " + MAX_FILE_BYTES + " bytes)");
            }
            return withoutLineEnd(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "'${file:" + path + "}' (expected: a file that can be read, " + whole.getAbsolutePath() + ")");
        }
    }

    private String opened(String sealed) {
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException(
                    "'${enc:}' (expected: the key in OPVITALS_CONFIG_KEY or opvitals.config.key-file)");
        }
        return new SealedText(key).open(sealed);
    }

    /** What a placeholder begins with, so that a secret written in its place is not shown. */
    private static String kind(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? "..." : name.substring(0, colon + 1) + "...";
    }

    private static String withoutLineEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
