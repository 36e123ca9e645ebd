package io.opvitals.agent;

import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.cache.CacheWatch;
import io.opvitals.agent.cache.Caches;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.config.SettingsListener;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.insight.advice.Advice;
import io.opvitals.agent.insight.advice.Facts;
import io.opvitals.agent.insight.advice.Finding;
import io.opvitals.agent.insight.advice.OpenedBreakers;
import io.opvitals.agent.insight.measure.Baselines;
import io.opvitals.agent.insight.measure.Comparison;
import io.opvitals.agent.insight.measure.MeasureKind;
import io.opvitals.agent.insight.measure.MeasureSeries;
import io.opvitals.agent.insight.measure.MeasureSettings;
import io.opvitals.agent.insight.measure.MeasureState;
import io.opvitals.agent.insight.measure.Measures;
import io.opvitals.agent.insight.trend.Trends;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.CacheSeries;
import io.opvitals.agent.series.SeriesSource;
import io.opvitals.agent.series.jvm.DiskSeries;
import io.opvitals.agent.series.jvm.DiskUse;
import io.opvitals.agent.series.jvm.JvmActivity;
import io.opvitals.agent.series.jvm.JvmSeries;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.InsightResource;
import io.opvitals.agent.web.route.Route;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is found out from the numbers, and about the JVM: built and kept together. It looks on threads of its own, from when
 * the application has started.
 */
final class InsightParts implements ReportListener, SettingsListener {

    private static final String LOGGER = "insight";
    private static final String THREADS = "opvitals-insight";

    /** One may be kept waiting by a disk. */
    private static final int THREAD_COUNT = 2;

    private static final long JVM_SECONDS = 1;
    private static final long DISK_SECONDS = 10;
    private static final long CACHE_SECONDS = 5;

    /** What is an hour wide moves little in less. */
    private static final long BASELINE_SECONDS = 120;

    private final Readings readings;
    private final OwnThreads threads;
    private final InstantSource clock;
    private final AgentLog log;
    private final CalmStart start;
    private final JvmActivity activity;
    private final DiskUse disks;
    private final CacheWatch caches;
    private final Baselines baselines;
    private final Measures measures;
    private final OpenedBreakers breakers;
    private boolean started;
    private volatile @Nullable HealthReport latest;

    /**
     * What is looked at beside the latest report.
     *
     * @param start before anything was counted
     * @param signals objectives and rate limits
     * @param caches those of the application
     * @param data where the agent keeps its data
     * @param history answers what was
     */
    record Readings(
            Snapshot start,
            Supplier<Signals> signals,
            Caches caches,
            Path data,
            Function<HistoryQuery, HistoryAnswer> history) {}

    /** Builds it; nothing runs yet. */
    InsightParts(
            Settings settings,
            Readings readings,
            OwnThreads threads,
            InstantSource clock,
            Ticker ticker,
            AgentLog log) {
        this.readings = readings;
        this.threads = threads;
        this.clock = clock;
        this.log = log;
        this.start = new CalmStart(readings.start.nanos());
        this.activity = new JvmActivity(ticker);
        Path folder = Path.of("").toAbsolutePath();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", ""));
        this.disks = new DiskUse(List.of(folder, temporary, readings.data), ticker);
        this.caches = new CacheWatch(readings.caches, ticker);
        this.baselines = new Baselines(readings.history, clock, measures(settings));
        this.measures = new Measures(baselines);
        this.breakers = new OpenedBreakers(readings.history);
    }

    /** The application's caches, as they were read last. */
    CacheReport caches() {
        return caches.latest();
    }

    /** What it measures. */
    List<SeriesSource> series() {
        return List.of(
                new JvmSeries(activity),
                new DiskSeries(disks),
                new CacheSeries(caches::latest),
                new MeasureSeries(measures));
    }

    List<Route> routes() {
        InsightResource.Sources sources =
                new InsightResource.Sources(this::measured, this::findings, new Trends(readings.history));
        return new InsightResource(sources, clock).routes();
    }

    @Override
    public void onReport(HealthReport report) {
        latest = report;
        if (!started && start.isOver(report.snapshot().nanos())) {
            started = true;
            begin();
        }
    }

    @Override
    public List<String> check(Settings next) {
        return List.of();
    }

    @Override
    public void apply(Settings next) {
        baselines.compareBy(measures(next));
    }

    private void begin() {
        ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(THREAD_COUNT, threads.factory(THREADS));
        repeat(executor, activity::look, JVM_SECONDS);
        repeat(executor, disks::look, DISK_SECONDS);
        repeat(executor, caches::look, CACHE_SECONDS);
        repeat(executor, baselines::look, BASELINE_SECONDS);
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

    private List<MeasureState> measured() {
        HealthReport report = latest;
        return report == null ? List.of() : measures.of(report);
    }

    private List<Finding> findings() {
        HealthReport report = latest;
        if (report == null) {
            return List.of();
        }
        Signals signals = readings.signals.get();
        return Advice.of(new Facts(
                report,
                readings.start.time(),
                signals.slos(),
                signals.limits().use(report),
                caches.latest(),
                measures.of(report),
                breakers.until(clock.instant())));
    }

    private static MeasureSettings measures(Settings settings) {
        Map<String, MeasureKind> kinds = new HashMap<>();
        for (String name : settings.names(Setting.MEASURE_KIND)) {
            String label = settings.text(Setting.MEASURE_KIND, name);
            for (MeasureKind each : MeasureKind.values()) {
                if (each.label().equalsIgnoreCase(label)) {
                    kinds.put(name, each);
                }
            }
        }
        Map<String, Comparison> comparisons = new HashMap<>();
        for (String name : settings.names(Setting.MEASURE_BASELINE)) {
            comparisons.put(name, Comparison.parse(settings.text(Setting.MEASURE_BASELINE, name)));
        }
        return new MeasureSettings(kinds, comparisons);
    }
}
