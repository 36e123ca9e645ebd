package io.opvitals.agent.config;

/**
 * One setting that has another value than before, as anybody may see it.
 *
 * @param key the setting, with the name of the thing in it
 * @param from what held before; {@code ***} for a secret
 * @param to what holds now
 * @param source where that comes from
 */
public record SettingChange(String key, String from, String to, SettingSource source) {

    /** In a sentence. */
    public String text() {
        return key + " is '" + to + "', was '" + from + "': " + source.text();
    }
}
