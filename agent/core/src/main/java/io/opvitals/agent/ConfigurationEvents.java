package io.opvitals.agent;

import io.opvitals.agent.config.SettingChange;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.export.TelemetryExport;
import java.time.InstantSource;
import java.util.List;

/** Tells that settings have changed, one event a setting. */
final class ConfigurationEvents implements SettingsListener {

    private final TelemetryExport export;
    private final InstantSource clock;
    private Settings before;

    /** @param current what needs not be told */
    ConfigurationEvents(Settings current, TelemetryExport export, InstantSource clock) {
        this.before = current;
        this.export = export;
        this.clock = clock;
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public synchronized void apply(Settings next) {
        for (SettingChange each : before.changesTo(next)) {
            String message = each.key() + " is '" + each.to() + "', was '" + each.from() + "': "
                    + each.source().text();
            export.configurationChanged(clock.instant(), each.key(), message);
        }
        before = next;
    }
}
