package io.opvitals.agent.config;

import org.jspecify.annotations.Nullable;

/**
 * A setting as it may be shown to anybody who may read the configuration.
 *
 * @param setting which one
 * @param name of which thing; {@code null} for a setting that is not of a named thing
 * @param shown the value; {@code ***} for a secret that is set, and the placeholder as it is written where the value
 *     comes from one
 * @param source where it comes from
 * @param pendingRestart whether it holds only from the next start on, and another does until then
 */
public record SettingValue(
        Setting setting, @Nullable String name, String shown, SettingSource source, boolean pendingRestart) {

    /** The key with the name of the thing in it. */
    public String key() {
        return name == null ? setting.key() : setting.key(name);
    }
}
