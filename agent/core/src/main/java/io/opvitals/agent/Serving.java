package io.opvitals.agent;

import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.ExportNumbers;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.prometheus.PrometheusText;
import io.opvitals.agent.security.TlsException;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.ServerSettings;
import io.opvitals.agent.web.WebServer;
import io.opvitals.agent.web.api.AuditResource;
import io.opvitals.agent.web.api.ConfigResource;
import io.opvitals.agent.web.api.HealthResource;
import io.opvitals.agent.web.api.InstrumentationResource;
import io.opvitals.agent.web.api.MetricsResource;
import io.opvitals.agent.web.api.SlosResource;
import io.opvitals.agent.web.api.SystemResource;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import io.opvitals.agent.web.tls.ServerTls;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The composition root's part that answers over HTTP. Until the application has started, it only remembers the latest
 * report; then it builds the server on a thread of its own, and starts it.
 */
final class Serving implements ReportListener {

    private static final String LOGGER = "server";
    private static final String THREADS = "opvitals-http";

    private final Background.Configured configured;
    private final Readings readings;
    private final OwnThreads threads;
    private final InstantSource clock;
    private final Ticker ticker;
    private final AgentLog log;
    private final LatestReport latest = new LatestReport();
    private final CalmStart start;
    private boolean started;
    private volatile @Nullable WebServer server;

    /**
     * What is shown beside the latest report.
     *
     * @param started when counting began
     */
    record Readings(
            Instant started,
            Supplier<Signals> signals,
            Supplier<AgentNumbers> agent,
            Supplier<ExportNumbers> export,
            Background.Inspection inspection) {}

    Serving(
            Background.Configured configured,
            Readings readings,
            OwnThreads threads,
            long startNanos,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {
        this.clock = clock;
        this.configured = configured;
        this.readings = readings;
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
            SecurityParts security = new SecurityParts(
                    configured.configuration(), configured.data(), configured.audit(), clock, ticker, log);
            List<String> problems = security.problems();
            for (String each : problems) {
                log.error(LOGGER, "does not answer over HTTP before the next start: " + each);
            }
            if (problems.isEmpty()) {
                start(security);
            }
        } catch (IOException | TlsException e) {
            log.error(LOGGER, "cannot answer over HTTP: " + e.getMessage());
        } catch (Throwable e) {
            log.error(LOGGER, "cannot answer over HTTP: " + e, e);
        }
    }

    private void start(SecurityParts security) throws IOException, TlsException {
        Settings settings = configured.configuration().current();
        ServerSettings serving = ServerSettings.of(settings);
        ServerTls tls = SecurityParts.tls(settings, clock, log);
        WebServer built = new WebServer(
                serving,
                new WebServer.Parts(routes(security), security.gate(), threads.factory(THREADS), ticker, log, tls));
        int port = built.start();
        server = built;
        String scheme = tls == null ? "http://" : "https://";
        log.change(AgentLog.Level.INFO, LOGGER, "answers at " + scheme + authority(serving.host(), port));
        security.offerFirstRun();
    }

    private Routes routes(SecurityParts security) {
        Configuration configuration = configured.configuration();
        PrometheusText text = new PrometheusText(new PrometheusText.Sources(
                readings.started, latest::ifAny, readings.signals, readings.agent, readings.export));
        return RouteTable.of(
                new RouteTable.Resources(
                        new SystemResource(latest),
                        new HealthResource(
                                latest,
                                readings.signals,
                                () -> configuration.current().list(Setting.HEALTH_READY)),
                        new MetricsResource(text, () -> configuration.current().flag(Setting.PROMETHEUS_ENABLED)),
                        new SlosResource(readings.signals)),
                rows(security),
                AgentVersion.read());
    }

    /** The rows of those who know their own. */
    private List<Route> rows(SecurityParts security) {
        List<Route> rows = new ArrayList<>(security.routes());
        rows.addAll(new ConfigResource(configured.configuration(), clock).routes());
        rows.addAll(new InstrumentationResource(
                        configured.configuration(),
                        readings.inspection.explanations(),
                        readings.inspection.search(),
                        clock)
                .routes());
        rows.addAll(new AuditResource(configured.audit()).routes());
        return rows;
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
