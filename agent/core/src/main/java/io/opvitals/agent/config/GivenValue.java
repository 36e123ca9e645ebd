package io.opvitals.agent.config;

import org.jspecify.annotations.Nullable;

/**
 * One setting that somebody has given a value.
 *
 * @param setting which one
 * @param name of which thing; {@code null} for a setting that is not of a named thing
 * @param raw as it was written, with its placeholders
 * @param value with placeholders replaced
 * @param source where it was written
 */
record GivenValue(Setting setting, @Nullable String name, String raw, String value, SettingSource source) {

    static final String MASKED = "***";

    String key() {
        return name == null ? setting.key() : setting.key(name);
    }

    GivenValue resolved(String to) {
        return new GivenValue(setting, name, raw, to, source);
    }

    /** As anybody may see it. */
    String shown() {
        return shown(setting, raw);
    }

    /** Without its value, which may be a secret. */
    @Override
    public String toString() {
        return key() + " from " + source.text();
    }

    static String shown(Setting setting, String raw) {
        return setting.isSecret() && !raw.isEmpty() ? MASKED : raw;
    }
}
