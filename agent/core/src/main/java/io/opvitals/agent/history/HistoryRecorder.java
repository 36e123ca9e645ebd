package io.opvitals.agent.history;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes the first report of every ten seconds of the wall clock and keeps what came since the one before. The collector's
 * thread only hands it over; when this one is held up by a disk, the next interval is longer, and nothing is lost.
 *
 * <p>Where the clock is set back, its seconds come twice, and both are kept: as frames of the same time, which are merged
 * when they are read. Where it is set forward, there is a gap.
 */
final class HistoryRecorder implements ReportListener {

    private static final String LOGGER = "history";

    private final HistoryStore store;
    private final AllSeries series;
    private final InstantSource clock;
    private final Ticker ticker;
    private final AgentLog log;
    private final ExecutorService executor;
    private final TotalsSink totals = new TotalsSink();
    private final AtomicReference<@Nullable HealthReport> waiting = new AtomicReference<>();
    private volatile @Nullable HealthReport latest;
    private volatile long flushNanos;
    private volatile int size;
    private volatile long refused;
    private long interval = Long.MIN_VALUE;

    HistoryRecorder(
            HistoryStore store,
            AllSeries series,
            ThreadFactory threads,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {
        this.store = store;
        this.series = series;
        this.clock = clock;
        this.ticker = ticker;
        this.log = log;
        this.executor = Executors.newSingleThreadExecutor(threads);
    }

    @Override
    public void onReport(HealthReport report) {
        latest = report;
        long now = Resolution.TEN_SECONDS.startOf(report.snapshot().time().toEpochMilli());
        if (now == interval) {
            return;
        }
        boolean isFirst = interval == Long.MIN_VALUE;
        interval = now;
        if (!isFirst) {
            hand(report);
        }
    }

    /** Does something before anything is kept; to be called before the first report. */
    void first(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (Throwable e) {
                log.error(LOGGER, "what was before the start could not be read", e);
            }
        });
    }

    /** How long the last ten seconds took to be kept, in nanoseconds. */
    long flushNanos() {
        return flushNanos;
    }

    /** How many series are remembered. */
    int size() {
        return size;
    }

    /** How often a series was left out because there are too many. */
    long refused() {
        return refused;
    }

    /** Keeps what came since the last time, on the disk itself. Waits for so long; says whether it is kept. */
    boolean flush(Duration most) throws InterruptedException {
        HealthReport last = latest;
        if (last != null) {
            hand(last);
        }
        CountDownLatch kept = new CountDownLatch(1);
        try {
            executor.execute(() -> {
                store.sync();
                kept.countDown();
            });
        } catch (RejectedExecutionException e) {
            return false;
        }
        return kept.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Keeps what came since the last time, and ends. Waits for so long. */
    void close(Duration most) throws InterruptedException {
        HealthReport last = latest;
        if (last != null) {
            hand(last);
        }
        try {
            executor.execute(store::close);
        } catch (RejectedExecutionException e) {
            return;
        }
        executor.shutdown();
        if (!executor.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS)) {
            log.debug(LOGGER, "the last seconds are not kept (expected: within " + most.toMillis() + " ms)");
        }
    }

    private void hand(HealthReport report) {
        if (waiting.getAndSet(report) != null) {
            return;
        }
        try {
            executor.execute(this::keep);
        } catch (RejectedExecutionException e) {
            waiting.set(null);
        }
    }

    private void keep() {
        HealthReport report = waiting.getAndSet(null);
        if (report == null) {
            return;
        }
        try {
            keep(report);
        } catch (Throwable e) {
            log.error(LOGGER, "ten seconds could not be kept; it is tried again with the next", e);
        }
    }

    /** The first report of ten seconds tells of those before; the last one of all, at any time, of its own. */
    private static long begin(long reportMillis) {
        Resolution finest = Resolution.TEN_SECONDS;
        return finest.startOf(reportMillis - finest.millis() / 2);
    }

    private void keep(HealthReport report) {
        store.open(clock.instant());
        long began = ticker.nanos();
        totals.begin();
        series.write(report, totals);
        store.add(begin(report.snapshot().time().toEpochMilli()), totals.take());
        flushNanos = ticker.nanos() - began;
        size = totals.size();
        refused = totals.refused();
        store.retain(clock.instant());
    }
}
