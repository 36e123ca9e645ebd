package io.opvitals.agent.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A setting that was changed while the application ran.
 *
 * @param setting which one
 * @param name of which thing; {@code null} for a setting that is not of a named thing
 * @param raw as it was given, secrets sealed
 * @param time when
 * @param actor by whom
 * @param until when it ends by itself; {@code null} for never
 * @param before what it goes back to then; {@code null} for what holds without a change
 */
record RuntimeChange(
        Setting setting,
        @Nullable String name,
        String raw,
        Instant time,
        Actor actor,
        @Nullable Instant until,
        @Nullable String before) {

    String key() {
        return name == null ? setting.key() : setting.key(name);
    }

    GivenValue given() {
        SettingSource source = SettingSource.of(SettingSource.Kind.RUN_TIME, actor.name());
        return new GivenValue(setting, name, raw, raw, source);
    }

    /** Without its value, which may be a secret. */
    @Override
    public String toString() {
        return key() + " by " + actor.name();
    }

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** What a further change for a time goes back to. */
    @Nullable
    String lasting() {
        return until == null ? raw : before;
    }

    /** The change that it goes back to. */
    @Nullable
    RuntimeChange afterwards() {
        return before == null ? null : new RuntimeChange(setting, name, before, time, actor, null, null);
    }
}
