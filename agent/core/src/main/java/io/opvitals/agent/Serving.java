package io.opvitals.agent;

import io.opvitals.agent.check.CheckListener;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.event.Event;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.event.ReportEvents;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.prometheus.PrometheusText;
import io.opvitals.agent.security.TlsException;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.trace.KeptBatch;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.ServerNumbers;
import io.opvitals.agent.web.ServerSettings;
import io.opvitals.agent.web.WebServer;
import io.opvitals.agent.web.api.AuditResource;
import io.opvitals.agent.web.api.ConfigResource;
import io.opvitals.agent.web.api.DiagnosticsResource;
import io.opvitals.agent.web.api.EventResource;
import io.opvitals.agent.web.api.FiguresResource;
import io.opvitals.agent.web.api.GuardResource;
import io.opvitals.agent.web.api.HealthResource;
import io.opvitals.agent.web.api.InstrumentationResource;
import io.opvitals.agent.web.api.MetricsResource;
import io.opvitals.agent.web.api.OperationResource;
import io.opvitals.agent.web.api.SlosResource;
import io.opvitals.agent.web.api.SystemResource;
import io.opvitals.agent.web.api.WrapperResource;
import io.opvitals.agent.web.live.LiveFeed;
import io.opvitals.agent.web.page.PageResource;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import io.opvitals.agent.web.tls.ServerTls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The composition root's part that answers over HTTP. Until the application has started, it only remembers the latest
 * report and events; then it builds the server on a thread of its own, and starts it.
 */
final class Serving implements ReportListener, Consumer<KeptBatch>, CheckListener, SettingsListener {

    private static final String LOGGER = "server";

    /** In the data directory: where this JVM answers, for tools on this machine. */
    private static final String ADDRESS_FILE = "server.url";

    private final Background.Configured configured;
    private final Readings readings;
    private final OwnThreads threads;
    private final InstantSource clock;
    private final Ticker ticker;
    private final AgentLog log;
    private final LatestReport latest = new LatestReport();
    private final EventLog events;
    private final ReportEvents reportEvents;
    private final CalmStart start;
    private final FleetParts fleet;
    private final DashboardParts dashboard;
    private boolean started;
    private volatile String url = "";
    private volatile @Nullable LiveFeed live;
    private volatile @Nullable WebServer server;

    /**
     * What is shown beside the latest report.
     *
     * @param start before anything was counted
     * @param exceptions the kinds of exceptions
     * @param longTerm what was, what it cost, and whom to warn
     */
    record Readings(
            Snapshot start,
            ExceptionLog exceptions,
            Supplier<Signals> signals,
            Supplier<AgentNumbers> agent,
            LongTerm longTerm,
            Background.Inspection inspection) {}

    Serving(
            Background.Configured configured,
            Readings readings,
            OwnThreads threads,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {
        this.configured = configured;
        this.readings = readings;
        this.threads = threads;
        this.clock = clock;
        this.ticker = ticker;
        this.log = log;
        this.events = readings.longTerm.timeline();
        this.reportEvents = new ReportEvents(events);
        this.start = new CalmStart(readings.start.nanos());
        this.fleet = new FleetParts(configured.configuration().current(), threads, clock, ticker, log);
        this.dashboard = new DashboardParts(readings.start.time());
        configured
                .configuration()
                .follow(List.of(
                        this,
                        fleet,
                        new ChangedSettings(
                                configured.configuration().current(),
                                each -> events.add(
                                        clock.instant(),
                                        "configuration.changed",
                                        Event.SYSTEM,
                                        each.text(),
                                        Map.of("setting", each.key())))));
    }

    /** Where it answers; empty before it does. */
    String url() {
        return url;
    }

    @Override
    public void onReport(HealthReport report) {
        latest.onReport(report);
        reportEvents.onReport(report);
        LiveFeed feed = live;
        if (feed != null) {
            feed.onReport(report);
        }
        if (!started && start.isOver(report.snapshot().nanos())) {
            started = true;
            threads.create(OwnThreads.HTTP + "-start", this::start).start();
        }
    }

    @Override
    public void onChange(CheckResult before, CheckResult now) {
        reportEvents.onChange(before, now);
    }

    @Override
    public void accept(KeptBatch batch) {
        reportEvents.accept(batch);
        dashboard.accept(batch);
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public void apply(Settings next) {
        WebServer running = server;
        if (running != null) {
            running.change(ServerSettings.of(next));
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
        dashboard.tellStart(configured.data(), events);
        Settings current = configured.configuration().current();
        ServerSettings settings = ServerSettings.of(current);
        ServerTls tls = SecurityParts.tls(current, clock, log);
        LiveFeed feed = new LiveFeed(
                events, readings.exceptions, readings.longTerm.topics(), settings.idleTimeout(), ticker, log);
        WebServer built = new WebServer(
                settings,
                new WebServer.Parts(
                        routes(security), security.gate(), feed, threads.factory(OwnThreads.HTTP), ticker, log, tls));
        int port = built.start();
        HealthReport sofar = latest.ifAny();
        if (sofar != null) {
            feed.onReport(sofar);
        }
        live = feed;
        readings.longTerm.whenAlertsChange(feed::changed);
        server = built;
        tell((tls == null ? "http://" : "https://") + authority(settings.host(), port));
        security.offerFirstRun();
    }

    private void tell(String address) {
        url = address;
        log.announce(LOGGER, "answers at " + address);
        try {
            configured.data().write(ADDRESS_FILE, (address + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            log.debug(LOGGER, "where it answers stands in no file: " + e.getMessage());
        }
    }

    private Routes routes(SecurityParts security) {
        String version = AgentVersion.read();
        DiagnosticsResource.Sources diagnostics = new DiagnosticsResource.Sources(
                version,
                readings.start.time(),
                clock,
                readings.agent,
                this::numbers,
                configured.data(),
                readings.longTerm.history()::status,
                events,
                readings.exceptions,
                dashboard.calls(),
                readings.longTerm::export,
                threads::list);
        ReportRoutes.Resources reports = new ReportRoutes.Resources(
                new SystemResource(latest),
                new WrapperResource(latest),
                new OperationResource(latest, readings.exceptions),
                new FiguresResource(latest),
                new GuardResource(latest),
                new EventResource(events),
                new DiagnosticsResource(diagnostics));
        Configuration configuration = configured.configuration();
        PrometheusText text = new PrometheusText(
                new PrometheusText.Sources(readings.start.time(), latest::ifAny, readings.longTerm.series()));
        return RouteTable.of(
                new RouteTable.Resources(
                        reports,
                        new HealthResource(
                                latest,
                                readings.signals,
                                () -> configuration.current().list(Setting.HEALTH_READY)),
                        new MetricsResource(text, () -> configuration.current().flag(Setting.PROMETHEUS_ENABLED)),
                        new SlosResource(readings.signals)),
                rows(security),
                version);
    }

    private ServerNumbers numbers() {
        WebServer running = server;
        LiveFeed feed = live;
        return running == null || feed == null
                ? ServerNumbers.NONE
                : new ServerNumbers(running.connections(), feed.clients(), running.refused());
    }

    /** The rows of those who know their own. */
    private List<Route> rows(SecurityParts security) {
        List<Route> rows = new ArrayList<>(new PageResource().routes());
        rows.addAll(security.routes());
        rows.addAll(new ConfigResource(configured.configuration(), clock).routes());
        rows.addAll(new InstrumentationResource(
                        configured.configuration(),
                        readings.inspection.explanations(),
                        readings.inspection.search(),
                        clock)
                .routes());
        rows.addAll(new AuditResource(configured.audit()).routes());
        rows.addAll(readings.longTerm.routes());
        rows.addAll(fleet.routes());
        rows.addAll(dashboard.routes(configured.configuration(), readings.agent, readings.longTerm));
        return rows;
    }

    private static String authority(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
