package io.opvitals.agent.config;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One state of what was changed at run time.
 *
 * @param number counted from 1
 * @param time when it came about
 * @param actor by whom
 * @param changes what is another than in the version before
 */
public record ConfigurationVersion(int number, Instant time, Actor actor, List<Change> changes) {

    public ConfigurationVersion {
        changes = List.copyOf(changes);
    }

    /**
     * One setting that has changed. Secrets are {@code ***}.
     *
     * @param key the setting, with the name of the thing in it
     * @param from what it was; {@code null} for not changed at run time
     * @param to what it is; {@code null} for no longer changed at run time
     */
    public record Change(
            String key, @Nullable String from, @Nullable String to) {}
}
