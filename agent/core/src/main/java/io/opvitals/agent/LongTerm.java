package io.opvitals.agent;

import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.cache.Caches;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.export.ExportState;
import io.opvitals.agent.export.TelemetryExport;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.history.HistoryParts;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.series.AgentSeries;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.BudgetSeries;
import io.opvitals.agent.series.HealthSeries;
import io.opvitals.agent.series.OperationSeries;
import io.opvitals.agent.series.SeriesSource;
import io.opvitals.agent.series.SloSeries;
import io.opvitals.agent.series.WindowSeries;
import io.opvitals.agent.slo.SloTotals;
import io.opvitals.agent.slo.SloTracker;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.view.SloView;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The composition root's part that looks further than the window of the score: what was, what it cost, what to make of it,
 * and whom to warn. What these measure about themselves is among the series that they are about.
 */
final class LongTerm {

    private final Background.Configured configured;
    private final Settings settings;
    private final Remembering remembering;
    private final CostParts costs;
    private final InsightParts insight;
    private final ChannelParts channels;
    private final AlertParts alerts;
    private final RuleParts rules;
    private final AllSeries series;
    private final Instant begin;
    private final Supplier<Signals> signals;
    private final TelemetryExport export;
    private volatile @Nullable SloTracker slos;

    /**
     * What it is about.
     *
     * @param start before anything was counted
     * @param data where the agent keeps its data
     * @param signals what is known beside the calls
     * @param agent the agent's own numbers
     * @param export is told of alerts, and tells what became of what it sent
     * @param url where the agent answers; empty while it does not
     */
    record Links(
            Snapshot start,
            OperationRegistry operations,
            Caches caches,
            Path data,
            Supplier<Signals> signals,
            Supplier<AgentNumbers> agent,
            TelemetryExport export,
            Supplier<String> url) {}

    /** Builds all of it. */
    LongTerm(
            Background.Configured configured,
            Links links,
            OwnThreads threads,
            InstantSource clock,
            Ticker ticker,
            PrintStream stdout,
            AgentLog log) {
        this.configured = configured;
        this.begin = links.start.time();
        this.signals = links.signals;
        this.export = links.export;
        this.settings = configured.configuration().current();
        this.remembering = new Remembering(configured, threads, clock, ticker, log);
        this.costs = new CostParts(settings, links.operations, configured.data(), threads, clock, log);
        this.insight = new InsightParts(
                settings,
                new InsightParts.Readings(
                        links.start,
                        links.signals,
                        links.caches,
                        links.data,
                        remembering.history().history()::query),
                threads,
                clock,
                ticker,
                log);
        this.channels = new ChannelParts(settings, configured.data(), threads, clock, ticker, stdout, log);
        this.alerts = new AlertParts(
                configured.configuration(),
                configured.data(),
                channels.outbox(),
                links.url,
                threads,
                clock,
                ticker,
                log);
        this.series = new AllSeries(sources(links));
        this.rules = new RuleParts(
                configured, series, remembering.history().history(), alerts::start, threads, clock, ticker, log);
        alerts.tell(links.export);
    }

    private List<SeriesSource> sources(Links links) {
        List<SeriesSource> sources = new ArrayList<>(List.of(
                new OperationSeries(),
                new HealthSeries(links.signals),
                new SloSeries(this::sloTotals),
                new BudgetSeries(costs::budgets),
                new WindowSeries(),
                new AgentSeries(links.agent, links.export::numbers)));
        sources.addAll(insight.series());
        sources.add(channels.series());
        sources.add(alerts.series());
        sources.add(remembering.history().series());
        return sources;
    }

    /** All that is measured. */
    AllSeries series() {
        return series;
    }

    HistoryParts history() {
        return remembering.history();
    }

    /** The timeline, which goes on where the process before left off; from now on it tells of alerts. */
    EventLog timeline() {
        EventLog events = remembering.events();
        alerts.tell(events);
        return events;
    }

    BudgetReport budgets() {
        return costs.budgets();
    }

    CacheReport caches() {
        return insight.caches();
    }

    /** Told of each report, in this order. */
    List<ReportListener> listeners() {
        List<ReportListener> listeners = new ArrayList<>(List.of(costs, insight, alerts));
        if (settings.flag(Setting.ALERT_ENABLED)) {
            listeners.add(rules);
        }
        listeners.add(remembering.history());
        return listeners;
    }

    /** Told of changed settings. */
    List<SettingsListener> followers() {
        return List.of(remembering, costs, channels, insight);
    }

    /** What is answered about it over HTTP. */
    List<Route> routes() {
        List<Route> rows = new ArrayList<>(channels.routes(configured.audit()));
        rows.addAll(alerts.routes(configured.audit()));
        rows.addAll(rules.routes());
        rows.addAll(costs.routes());
        rows.addAll(insight.routes());
        rows.addAll(remembering.routes(configured.audit()));
        return rows;
    }

    /** What pages are told of as it changes, as the API answers it under the same names. */
    Map<String, Json.Writing> topics() {
        return Map.of(
                "alerts", alerts.all(),
                "budgets", costs.allBudgets(),
                "slos", out -> SloView.write(out, signals.get().slos()));
    }

    /** Whether wrappers have budgets, or calls have cost something in the last 30 days. */
    boolean hasCosts() {
        return costs.isUsed();
    }

    /** How sending telemetry goes. */
    ExportState export() {
        return export.state();
    }

    /** From now on this is done whenever an alert changes; it must be quick. */
    void whenAlertsChange(Runnable work) {
        alerts.whenChanged(work);
    }

    /** Begins to charge and to remember; what was remembered of objectives counts for them. */
    void start(SloTracker objectives) {
        costs.start();
        slos = objectives;
        remembering.start(series, objectives, begin);
    }

    private List<SloTotals> sloTotals() {
        SloTracker tracker = slos;
        return tracker == null ? List.of() : tracker.totals();
    }

    /** Keeps what is not kept yet; for as long as the JVM's end may wait. */
    void close(Duration most) throws InterruptedException {
        costs.close();
        remembering.close(most);
    }
}
