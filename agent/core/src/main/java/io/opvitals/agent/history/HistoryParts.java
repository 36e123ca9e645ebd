package io.opvitals.agent.history;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.SeriesSource;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.storage.FrameLogStatus;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Builds the history and runs it. Nothing is read or written before {@link #start} and the first ten seconds, or the first
 * question.
 */
public final class HistoryParts implements ReportListener {

    private static final String LOGGER = "history";

    private final HistoryStore store;
    private final History history;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final Ticker ticker;
    private final AgentLog log;
    private volatile HistorySettings settings;
    private volatile @Nullable HistoryRecorder recorder;
    private volatile @Nullable String toldWhy;

    /**
     * @param data where it is kept
     * @param settings how much
     * @param threads makes the one thread that writes
     * @param clock gives the wall-clock time
     * @param ticker tells for how long the clock has been right
     * @param log where it is said that it is in memory only
     */
    public HistoryParts(
            DataDirectory data,
            HistorySettings settings,
            ThreadFactory threads,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {
        this.settings = settings;
        this.threads = threads;
        this.clock = clock;
        this.ticker = ticker;
        this.log = log;
        this.store = new HistoryStore(data, settings, ticker);
        this.history = new History(store, clock);
    }

    /**
     * From the next report on, these series are remembered.
     *
     * @param first is done on the history's thread before that; what it reads was written by processes before this one
     */
    public void start(AllSeries series, Runnable first) {
        HistoryRecorder starting = new HistoryRecorder(store, series, threads, clock, ticker, log);
        starting.first(first);
        recorder = starting;
    }

    /** The same with nothing to be done first. */
    public void start(AllSeries series) {
        start(series, () -> {});
    }

    /** Answers what was. */
    public History history() {
        return history;
    }

    /** What the history says of itself. */
    public SeriesSource series() {
        return new HistoryNumbers(this::status);
    }

    /** From now on. */
    public void apply(HistorySettings next) {
        settings = next;
        store.apply(next);
    }

    @Override
    public void onReport(HealthReport report) {
        HistoryRecorder running = recorder;
        if (running != null) {
            running.onReport(report);
        }
    }

    /** How it is at the moment. For any thread; looks at no file. */
    public HistoryStatus status() {
        List<HistoryStatus.Level> levels = new ArrayList<>();
        String why = null;
        long bytes = 0;
        long lost = store.refused();
        for (Level each : store.levels()) {
            FrameLogStatus status = each.log().status();
            long oldest = each.log().oldestMillis();
            levels.add(new HistoryStatus.Level(
                    each.resolution(),
                    oldest == Long.MAX_VALUE ? null : Instant.ofEpochMilli(oldest),
                    status.files(),
                    status.bytes(),
                    status.memoryBytes(),
                    status.framesWritten(),
                    status.framesSkipped(),
                    status.tailsCut(),
                    status.filesSetAside()));
            bytes += status.bytes();
            lost += status.framesLost();
            why = why == null ? status.why() : why;
        }
        HistoryRecorder running = recorder;
        tell(why);
        return new HistoryStatus(
                bytes,
                settings.maxBytes(),
                running == null ? 0 : running.size(),
                lost + (running == null ? 0 : running.refused()),
                running == null ? 0 : running.flushNanos(),
                why,
                levels);
    }

    /**
     * Deletes what is kept of a resolution and of all finer ones. For any thread; what is being kept meanwhile is kept.
     *
     * @param before only files in which everything is older; {@code null} for all
     * @return bytes that were on disk
     */
    public long delete(Resolution coarsest, @Nullable Instant before) {
        store.open(clock.instant());
        return store.delete(coarsest, before);
    }

    /** Keeps what came since the last time, on the disk itself. Waits for so long; says whether it is kept. */
    public boolean flush(Duration most) throws InterruptedException {
        HistoryRecorder running = recorder;
        return running != null && running.flush(most);
    }

    /** Keeps what came since the last time, and ends. Waits for so long. */
    public void close(Duration most) throws InterruptedException {
        HistoryRecorder running = recorder;
        if (running != null) {
            running.close(most);
        }
    }

    private void tell(@Nullable String why) {
        String told = toldWhy;
        toldWhy = why;
        if (why != null && told == null) {
            log.change(AgentLog.Level.WARN, LOGGER, "what was is kept in memory only: " + why);
        } else if (why == null && told != null) {
            log.change(AgentLog.Level.INFO, LOGGER, "what was is kept on disk again");
        }
    }
}
