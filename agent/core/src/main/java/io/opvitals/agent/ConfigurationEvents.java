package io.opvitals.agent;

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
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public void apply(Settings next) {
        SortedSet<String> keys = current.differencesTo(next);
        current = next;
        if (!keys.isEmpty()) {
            String all = String.join(", ", keys);
            events.add(clock.instant(), KIND, Event.SYSTEM, "changed: " + all, Map.of("settings", all));
        }
    }
}
