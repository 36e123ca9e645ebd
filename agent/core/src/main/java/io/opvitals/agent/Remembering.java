package io.opvitals.agent;

import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.event.EventLog;
import io.opvitals.agent.event.StoredEvents;
import io.opvitals.agent.history.HistoryParts;
import io.opvitals.agent.history.HistorySettings;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.slo.SloTracker;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.ChartResource;
import io.opvitals.agent.web.api.HistoryKeepingResource;
import io.opvitals.agent.web.api.HistoryResource;
import io.opvitals.agent.web.route.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The composition root's part that remembers what was. */
final class Remembering implements SettingsListener {

    /** The JVM's end does not wait for a slow disk. */
    private static final Duration LAST = Duration.ofSeconds(2);

    private final HistoryParts history;
    private final InstantSource clock;
    private final StoredEvents stored;
    private final boolean isOn;

    Remembering(
            Background.Configured configured, OwnThreads threads, InstantSource clock, Ticker ticker, AgentLog log) {
        Settings settings = configured.configuration().current();
        this.clock = clock;
        this.stored = new StoredEvents(configured.data(), threads.factory("opvitals-events"), clock, ticker);
        this.isOn = settings.flag(Setting.HISTORY_ENABLED);
        this.history = new HistoryParts(
                configured.data(),
                HistorySettings.of(settings),
                threads.factory("opvitals-history"),
                clock,
                ticker,
                log);
    }

    /** These are remembered from now on, unless nothing is to be. */
    void start(AllSeries series, SloTracker slos, Instant begin) {
        if (isOn) {
            PastObjectives past = new PastObjectives(history.history()::query);
            history.start(series, () -> slos.restore(past.read(slos.objectives(), begin)));
        }
    }

    /** What is answered about it over HTTP. */
    List<Route> routes(AuditLog audit) {
        List<Route> rows = new ArrayList<>(new HistoryResource(history.history(), history::status, clock).routes());
        rows.addAll(new HistoryKeepingResource(history, audit, clock).routes());
        rows.addAll(new ChartResource(history.history(), clock).routes());
        return rows;
    }

    /** The timeline, which goes on where the process before left off. */
    EventLog events() {
        return new EventLog(stored.read(), stored);
    }

    HistoryParts history() {
        return history;
    }

    /** The last seconds; for as long as the JVM's end may wait. */
    void close(Duration most) throws InterruptedException {
        history.close(most.compareTo(LAST) < 0 ? most : LAST);
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public void apply(Settings next) {
        history.apply(HistorySettings.of(next));
    }
}
