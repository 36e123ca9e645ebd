package io.opvitals.agent;

import io.opvitals.agent.cache.CacheWatch;
import io.opvitals.agent.cache.Caches;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.CacheSeries;
import io.opvitals.agent.series.SeriesSource;
import io.opvitals.agent.series.jvm.DiskSeries;
import io.opvitals.agent.series.jvm.DiskUse;
import io.opvitals.agent.series.jvm.JvmActivity;
import io.opvitals.agent.series.jvm.JvmSeries;
import io.opvitals.agent.time.Ticker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What is found out from the numbers, and about the JVM: built and kept together. It looks on threads of its own, from when
 * the application has started.
 */
final class InsightParts implements ReportListener {

    private static final String LOGGER = "insight";
    private static final String THREADS = "opvitals-insight";

    /** One may be kept waiting by a disk. */
    private static final int THREAD_COUNT = 2;

    private static final long DISK_SECONDS = 10;
    private static final long CACHE_SECONDS = 5;

    private final OwnThreads threads;
    private final AgentLog log;
    private final CalmStart start;
    private final JvmActivity activity;
    private final DiskUse disks;
    private final CacheWatch caches;
    private boolean started;

    /**
     * Builds it; nothing runs yet.
     *
     * @param startNanos when counting began
     * @param data where the agent keeps its data
     * @param caches those of the application
     */
    InsightParts(long startNanos, Path data, Caches caches, OwnThreads threads, Ticker ticker, AgentLog log) {
        this.threads = threads;
        this.log = log;
        this.start = new CalmStart(startNanos);
        this.activity = new JvmActivity(ticker);
        Path folder = Path.of("").toAbsolutePath();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", ""));
        this.disks = new DiskUse(List.of(folder, temporary, data), ticker);
        this.caches = new CacheWatch(caches, ticker);
    }

    /** What it measures. */
    List<SeriesSource> series() {
        return List.of(new JvmSeries(activity), new DiskSeries(disks), new CacheSeries(caches::latest));
    }

    @Override
    public void onReport(HealthReport report) {
        if (!started && start.isOver(report.snapshot().nanos())) {
            started = true;
            begin();
        }
    }

    private void begin() {
        ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(THREAD_COUNT, threads.factory(THREADS));
        repeat(executor, activity::look, 1);
        repeat(executor, disks::look, DISK_SECONDS);
        repeat(executor, caches::look, CACHE_SECONDS);
    }

    /** What goes wrong is said once per cause, and tried again. */
    private void repeat(ScheduledExecutorService executor, Runnable work, long seconds) {
        Runnable guarded = () -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) {
                log.error(LOGGER, "cannot look: " + e, e);
            }
        };
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(guarded, 0, seconds, TimeUnit.SECONDS);
    }
}
