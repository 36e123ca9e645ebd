package io.opvitals.agent;

import io.opvitals.agent.alert.AlertChange;
import io.opvitals.agent.alert.channel.Outbox;
import io.opvitals.agent.alert.dispatch.Dispatcher;
import io.opvitals.agent.alert.manage.AlertHistory;
import io.opvitals.agent.alert.manage.AlertManager;
import io.opvitals.agent.alert.manage.AlertSeries;
import io.opvitals.agent.alert.manage.AlertWork;
import io.opvitals.agent.alert.manage.ChangeText;
import io.opvitals.agent.alert.manage.RoutingFile;
import io.opvitals.agent.alert.rule.RuleEvaluation;
import io.opvitals.agent.alert.silence.SilenceBook;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.event.Event;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.export.AlertEvent;
import io.opvitals.agent.export.TelemetryExport;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.SeriesSource;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.AlertResource;
import io.opvitals.agent.web.api.RoutingResource;
import io.opvitals.agent.web.api.SilenceResource;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Route;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The composition root's part about the life of alerts: from what rules find to what the outbox is handed. */
final class AlertParts implements ReportListener {

    private static final String THREAD = "opvitals-alerts";

    private final Configuration configuration;
    private final Outbox outbox;
    private final OwnThreads threads;
    private final InstantSource clock;
    private final Ticker ticker;
    private final AgentLog log;
    private final SilenceBook silences;
    private final AlertHistory history;
    private final AlertManager manager;
    private final RoutingFile routing;
    private volatile @Nullable AlertWork work;

    /**
     * @param outbox delivers
     * @param url where the agent answers; empty where it does not
     */
    AlertParts(
            Configuration configuration,
            DataDirectory data,
            Outbox outbox,
            Supplier<String> url,
            OwnThreads threads,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {
        this.configuration = configuration;
        this.outbox = outbox;
        this.threads = threads;
        this.clock = clock;
        this.ticker = ticker;
        this.log = log;
        this.silences = new SilenceBook(data, clock, log);
        this.history = new AlertHistory(data, ticker);
        this.routing = new RoutingFile(log);
        Dispatcher dispatcher = new Dispatcher(new Dispatcher.Parts(
                outbox::channels,
                channel -> configuration.current().flag(Setting.ALERT_CHANNEL_SEND_RESOLVED, channel),
                url,
                outbox::send));
        this.manager = new AlertManager(new AlertManager.Parts(dispatcher, silences, history, data, clock, log));
    }

    /** What is pending or firing. */
    SeriesSource series() {
        return new AlertSeries(manager::alerts);
    }

    /** From now on, alerts that fire or are over become log events. */
    void tell(TelemetryExport export) {
        manager.follow(change -> {
            if (ChangeText.isTold(change)) {
                export.alertChanged(event(change));
            }
        });
    }

    /** From now on, alerts that fire or are over stand on the timeline. */
    void tell(EventLog events) {
        manager.follow(change -> {
            if (ChangeText.isTold(change)) {
                add(events, change);
            }
        });
    }

    /** All of them, as the API lists them. */
    Json.Writing all() {
        return out -> AlertResource.all(manager).to(out);
    }

    /** From now on this is done whenever an alert changes; it must be quick. */
    void whenChanged(Runnable work) {
        manager.follow(change -> work.run());
    }

    /** Begins, on a thread of its own; without rules, nothing is looked at. */
    void start(RuleEvaluation rules) {
        AlertWork begun = new AlertWork(
                rules, manager, routing, new AlertWork.Sources(configuration::current, outbox, clock, ticker, log));
        work = begun;
        threads.create(THREAD, begun).start();
    }

    @Override
    public void onReport(HealthReport report) {
        AlertWork begun = work;
        if (begun != null) {
            begun.onReport(report);
        }
    }

    /** Rows of the route table. */
    List<Route> routes(AuditLog audit) {
        List<Route> rows = new ArrayList<>();
        rows.addAll(new AlertResource(manager, history, audit, clock).routes());
        rows.addAll(new SilenceResource(silences, manager::alerts, audit, clock).routes());
        rows.addAll(new RoutingResource(routing, outbox::channels, clock).routes());
        return rows;
    }

    private static AlertEvent event(AlertChange change) {
        return new AlertEvent(
                change.at(),
                change.alert().id(),
                change.alert().name(),
                change.alert().severity(),
                change.from().label(),
                change.to().label(),
                ChangeText.map(change.alert().labels()),
                change.alert().value(),
                ChangeText.of(change));
    }

    private static void add(EventLog events, AlertChange change) {
        String scope = ChangeText.scope(change.alert().labels());
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("alert", change.alert().id());
        attributes.put("alertname", change.alert().name());
        attributes.put("severity", change.alert().severity());
        attributes.put("from", change.from().label());
        attributes.put("to", change.to().label());
        events.add(
                change.at(),
                "alert.changed",
                scope.isEmpty() ? Event.SYSTEM : scope,
                ChangeText.of(change),
                attributes);
    }
}
