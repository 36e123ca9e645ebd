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
        if (setting.isSecret() && !raw.isEmpty()) {
            return MASKED;
        }
        return setting.type().kind() == SettingType.Kind.URL ? withoutCredentials(raw) : raw;
    }

    /** An address without the name and the password that may stand before its host. */
    private static String withoutCredentials(String url) {
        int begin = url.indexOf("://") + 3;
        int end = url.length();
        for (int i = begin; i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?' || url.charAt(i) == '#') {
                end = i;
                break;
            }
        }
        int at = url.lastIndexOf('@', end - 1);
        return begin < 3 || at < begin ? url : url.substring(0, begin) + MASKED + url.substring(at);
    }
}
