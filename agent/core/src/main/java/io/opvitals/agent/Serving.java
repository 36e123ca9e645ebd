package io.opvitals.agent;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.LocalGate;
import io.opvitals.agent.web.ServerSettings;
import io.opvitals.agent.web.WebServer;
import io.opvitals.agent.web.api.SystemResource;
import io.opvitals.agent.web.route.Gate;
import io.opvitals.agent.web.route.Routes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The composition root's part that answers over HTTP. Until the application has started, it only remembers the latest
 * report; then it builds the server on a thread of its own, and starts it.
 */
final class Serving implements ReportListener {

    private static final String LOGGER = "server";
    private static final String THREADS = "opvitals-http";

    private final Background.Configured configured;
    private final OwnThreads threads;
    private final Ticker ticker;
    private final AgentLog log;
    private final LatestReport latest = new LatestReport();
    private final CalmStart start;
    private boolean started;
    private volatile @Nullable WebServer server;

    Serving(Background.Configured configured, OwnThreads threads, long startNanos, Ticker ticker, AgentLog log) {
        this.configured = configured;
        this.threads = threads;
        this.ticker = ticker;
        this.log = log;
        this.start = new CalmStart(startNanos);
    }

    @Override
    public void onReport(HealthReport report) {
        latest.onReport(report);
        if (!started && start.isOver(report.snapshot().nanos())) {
            started = true;
            threads.create(THREADS + "-start", this::start).start();
        }
    }

    private void start() {
        try {
            ServerSettings serving =
                    ServerSettings.of(configured.configuration().current());
            WebServer built = new WebServer(
                    serving, new WebServer.Parts(routes(), gate(), threads.factory(THREADS), ticker, log));
            int port = built.start();
            server = built;
            log.change(AgentLog.Level.INFO, LOGGER, "answers at http://" + authority(serving.host(), port));
        } catch (IOException e) {
            log.error(LOGGER, "cannot answer over HTTP: " + e.getMessage());
        } catch (Throwable e) {
            log.error(LOGGER, "cannot answer over HTTP: " + e, e);
        }
    }

    private Routes routes() {
        return RouteTable.of(new RouteTable.Resources(new SystemResource(latest)), AgentVersion.read());
    }

    private Gate gate() {
        return new LocalGate();
    }

    private static String authority(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** The server while it runs; {@code null} before. */
    @Nullable
    WebServer server() {
        return server;
    }
}
