package io.opvitals.agent;

<<<<<<< HEAD
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.event.Event;
import io.opvitals.agent.event.EventLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Writes down which settings changed while the application runs: names, never values. */
final class ConfigurationEvents implements SettingsListener {

    private static final String KIND = "configuration.changed";

    private final EventLog events;
    private final InstantSource clock;
    private volatile Settings current;

    ConfigurationEvents(EventLog events, InstantSource clock, Settings first) {
        this.events = events;
        this.clock = clock;
        this.current = first;
=======
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
>>>>>>> main
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
<<<<<<< HEAD
    public void apply(Settings next) {
        SortedSet<String> keys = current.differencesTo(next);
        current = next;
        if (!keys.isEmpty()) {
            String all = String.join(", ", keys);
            events.add(clock.instant(), KIND, Event.SYSTEM, "changed: " + all, Map.of("settings", all));
        }
=======
    public synchronized void apply(Settings next) {
        for (SettingChange each : before.changesTo(next)) {
            String message = each.key() + " is '" + each.to() + "', was '" + each.from() + "': "
                    + each.source().text();
            export.configurationChanged(clock.instant(), each.key(), message);
        }
        before = next;
>>>>>>> main
    }
}
