package io.opvitals.agent.config;

/**
 * One thing that is wrong with the configuration. Never holds a secret.
 *
 * @param key the setting, for example {@code opvitals.health.window}; empty where it is about none
 * @param file the file it is in; empty where it is in none
 * @param line where in the file, from 1; 0 where it is in none
 * @param column where in the line, from 1; 0 where it is in none
 * @param message what is wrong, with the value and the expectation, without the place
 */
public record Problem(String key, String file, int line, int column, String message) {

    static Problem in(SettingSource source, String key, String message) {
        return source.line() == 0
                ? new Problem(key, "", 0, 0, message)
                : new Problem(key, source.name(), source.line(), source.column(), message);
    }

    static Problem of(String message) {
        return new Problem("", "", 0, 0, message);
    }

    /** The whole sentence, with the place in front: {@code opvitals.yaml:12:5: opvitals.health.window: '5x' (expected: ...)}. */
    public String text() {
        if (file.isEmpty()) {
            return message;
        }
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
