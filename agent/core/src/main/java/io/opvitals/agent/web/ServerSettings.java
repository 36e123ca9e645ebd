package io.opvitals.agent.web;

import io.opvitals.agent.config.RateText;
import io.opvitals.agent.config.Setting;
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

    /** As the agent's settings say. */
    public static ServerSettings of(Settings settings) {
        return new ServerSettings(
                settings.text(Setting.SERVER_HOST),
                settings.number(Setting.SERVER_PORT),
                settings.list(Setting.SERVER_CORS_ORIGINS),
                RateText.perSecond(settings.text(Setting.SERVER_RATE_LIMIT)),
                Math.toIntExact(settings.size(Setting.SERVER_REQUEST_MAX_SIZE)),
                settings.duration(Setting.SERVER_REQUEST_TIMEOUT),
                settings.duration(Setting.SERVER_IDLE_TIMEOUT),
                settings.number(Setting.SERVER_MAX_CONNECTIONS));
    }
}
