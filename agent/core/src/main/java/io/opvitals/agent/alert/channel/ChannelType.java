package io.opvitals.agent.alert.channel;

import io.opvitals.agent.config.Setting;
import java.util.List;
import java.util.Locale;

/** The kinds of channels, and what must be set for each. */
public enum ChannelType {
    CONSOLE,
    FILE,
    EMAIL,
    SLACK,
    TEAMS,
    PAGERDUTY,
    WEBHOOK,
    ALERTMANAGER;

    /** As it is written in the settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<Setting> needs() {
        return switch (this) {
            case CONSOLE -> List.of();
            case FILE -> List.of(Setting.ALERT_CHANNEL_PATH);
            case EMAIL ->
                List.of(Setting.ALERT_CHANNEL_SMTP_HOST, Setting.ALERT_CHANNEL_FROM, Setting.ALERT_CHANNEL_TO);
            case PAGERDUTY -> List.of(Setting.ALERT_CHANNEL_ROUTING_KEY);
            case SLACK, TEAMS, WEBHOOK, ALERTMANAGER -> List.of(Setting.ALERT_CHANNEL_URL);
        };
    }
}
