package io.opvitals.agent.config;

import io.opvitals.agent.secret.Placeholders;
import io.opvitals.agent.secret.SealedText;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key of {@code ${enc:}} values, and what replaces placeholders with it. Nothing is read before it is needed. */
final class SealingKey {

    private static final int MAX_BYTES = 4_096;

    private final Map<String, String> environment;
    private final String configFile;
    private final String key;
    private final String keyFile;
    private @Nullable Placeholders placeholders;

    /**
     * @param environment the environment variables
     * @param configFile next to which relative paths begin; empty for the working directory
     * @param key empty for none
     * @param keyFile holds the key where there is none; empty for none
     */
    SealingKey(Map<String, String> environment, String configFile, String key, String keyFile) {
        this.environment = environment;
        this.configFile = configFile;
        this.key = key;
        this.keyFile = keyFile;
    }

    boolean isGiven() {
        return !key.isEmpty() || !keyFile.isEmpty();
    }

    /** @throws IllegalArgumentException when the key is none; the message does not show it */
    String seal(String text) {
        return new SealedText(key()).seal(text);
    }

    /** @throws IllegalArgumentException when a placeholder cannot be replaced; the message shows no value */
    Placeholders.Resolved resolve(String text) {
        Placeholders made = placeholders;
        if (made == null) {
            @Nullable String withKey = text.contains("${enc:") && isGiven() ? key() : null;
            made = new Placeholders(environment, folder(), withKey);
            // Without the key it is good for the others only.
            placeholders = withKey == null ? null : made;
        }
        return made.resolve(text);
    }

    private File folder() {
        @Nullable File folder = configFile.isEmpty() ? null : new File(configFile).getParentFile();
        return folder == null ? new File("").getAbsoluteFile() : folder;
    }

    private String key() {
        if (!key.isEmpty()) {
            return key;
        }
        File file = new File(keyFile);
        File whole = file.isAbsolute() ? file : new File(folder(), keyFile);
        try (InputStream in = new FileInputStream(whole)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(Setting.CONFIG_KEY_FILE.key() + ": '" + keyFile
                    + "' (expected: a file that can be read, " + whole + ")");
        }
    }
}
