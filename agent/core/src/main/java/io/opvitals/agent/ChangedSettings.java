package io.opvitals.agent;

import io.opvitals.agent.config.SettingChange;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import java.util.List;
import java.util.function.Consumer;

/** Tells which settings have changed, one after the other, secrets masked. */
final class ChangedSettings implements SettingsListener {

    private final Consumer<SettingChange> receiver;
    private Settings before;

    /** @param current what needs not be told */
    ChangedSettings(Settings current, Consumer<SettingChange> receiver) {
        this.before = current;
        this.receiver = receiver;
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public synchronized void apply(Settings next) {
        before.changesTo(next).forEach(receiver);
        before = next;
    }
}
