package io.opvitals.agent;

import io.opvitals.agent.config.SettingChange;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.event.Event;
import io.opvitals.agent.event.EventLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Writes down on the timeline which settings changed, secrets masked. */
final class ConfigurationTimeline implements SettingsListener {

    private static final String KIND = "configuration.changed";

    private final EventLog events;
    private final InstantSource clock;
    private Settings before;

    /** From the settings that hold now on. */
    ConfigurationTimeline(EventLog events, InstantSource clock, Settings current) {
        this.events = events;
        this.clock = clock;
        this.before = current;
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public synchronized void apply(Settings next) {
        for (SettingChange each : before.changesTo(next)) {
            events.add(
                    clock.instant(),
                    KIND,
                    Event.SYSTEM,
                    each.key() + " is '" + each.to() + "', was '" + each.from() + "': "
                            + each.source().text(),
                    Map.of("setting", each.key()));
        }
        before = next;
    }
}
