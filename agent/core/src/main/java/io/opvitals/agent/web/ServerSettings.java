package io.opvitals.agent.web;

import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.config.RateText;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.SettingType;
import io.opvitals.agent.config.Settings;
import java.time.Duration;
import java.util.List;

/**
 * How the server listens, and what it lets a client do.
 *
 * @param host the address to listen on
 * @param port the first port to try, 0 for any
 * @param corsOrigins origins of pages that may read answers
 * @param requestsPerSecond of one client, greater than 0
 * @param maxRequestBytes the longest body
 * @param requestTimeout how long a request may take to arrive, head and body
 * @param idleTimeout after how much silence a connection is closed
 * @param maxConnections connections at a time
 */
public record ServerSettings(
        String host,
        int port,
        List<String> corsOrigins,
        double requestsPerSecond,
        int maxRequestBytes,
        Duration requestTimeout,
        Duration idleTimeout,
        int maxConnections) {

    public ServerSettings {
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** As the agent's settings say; the default where one is wrong. */
    public static ServerSettings of(Settings settings) {
        return new ServerSettings(
                text(settings, Setting.SERVER_HOST),
                Integer.parseInt(text(settings, Setting.SERVER_PORT)),
                SettingType.items(text(settings, Setting.SERVER_CORS_ORIGINS)),
                RateText.perSecond(text(settings, Setting.SERVER_RATE_LIMIT)),
                (int) SettingType.bytes(text(settings, Setting.SERVER_REQUEST_MAX_SIZE)),
                duration(settings, Setting.SERVER_REQUEST_TIMEOUT),
                duration(settings, Setting.SERVER_IDLE_TIMEOUT),
                Integer.parseInt(text(settings, Setting.SERVER_MAX_CONNECTIONS)));
    }

    private static Duration duration(Settings settings, Setting setting) {
        return DurationText.parsePositive(setting.key(), text(settings, setting));
    }

    private static String text(Settings settings, Setting setting) {
        String text = settings.text(setting);
        return !text.isEmpty() && setting.type().accepts(text) ? text : setting.defaultText();
    }
}
