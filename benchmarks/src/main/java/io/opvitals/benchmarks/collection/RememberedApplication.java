package io.opvitals.benchmarks.collection;

import io.opvitals.agent.collect.SnapshotCollector;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.guard.Guards;
import io.opvitals.agent.health.CollectionCycle;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.history.History;
import io.opvitals.agent.history.HistoryParts;
import io.opvitals.agent.history.HistorySettings;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.ResultKinds;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.HealthSeries;
import io.opvitals.agent.series.OperationSeries;
import io.opvitals.agent.series.WindowSeries;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An application of 1,000 operations and the history of it, on disk, on a clock that moves when it is told to. */
final class RememberedApplication {

    static final int OPERATIONS = 1_000;
    private static final int THREADS = 4;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SteppedTicker ticker = new SteppedTicker();
    private final Application application;
    private final CollectionCycle cycle;
    private final Path directory;
    private final HistoryParts parts;
    private Duration passed = Duration.ZERO;
    private @Nullable HealthReport latest;
    private volatile @Nullable Thread writer;
    private volatile boolean hasBegun;

    /** What the thread that writes had used after each time. */
    private final List<Long> cpuNanos = new ArrayList<>();

    RememberedApplication() throws IOException {
        InstantSource clock = this::now;
        AgentLog log = new AgentLog(new PrintStream(System.err, true), AgentLog.Level.INFO, Clock.systemUTC(), ticker);
        OperationRegistry registry =
                new OperationRegistry(ticker, new KeptCalls(), new OwnFailures(log), new ResultKinds(List.of()));
        application = new Application(registry, ticker, OPERATIONS, THREADS);
        SnapshotCollector collector = new SnapshotCollector(registry, ticker, clock);
        cycle = new CollectionCycle(
                collector,
                collector.collect(),
                new Guards(clock, log),
                HealthSettings.DEFAULT,
                List.of(report -> latest = report),
                log);
        directory = Files.createTempDirectory("opvitals-history");
        HistorySettings settings = new HistorySettings(
                512L << 20,
                Map.of(
                        Resolution.TEN_SECONDS, Duration.ofHours(6),
                        Resolution.MINUTE, Duration.ofDays(2),
                        Resolution.TEN_MINUTES, Duration.ofDays(14),
                        Resolution.HOUR, Duration.ofDays(90),
                        Resolution.DAY, Duration.ofDays(1825)));
        parts = new HistoryParts(new DataDirectory(directory.toString()), settings, this::writer, clock, ticker, log);
        parts.start(new AllSeries(List.of(
                (report, sink) -> hasBegun = true,
                new OperationSeries(),
                new HealthSeries(() -> Signals.NONE),
                new WindowSeries())));
    }

    /** Of the wall clock. */
    Instant now() {
        return START.plus(passed);
    }

    History history() {
        return parts.history();
    }

    /** So much later; negative when the clock is set back. */
    void pass(Duration time) {
        passed = passed.plus(time);
    }

    /** Every operation is called once by each thread. */
    void call() throws InterruptedException, ExecutionException {
        ticker.advance(Duration.ofSeconds(1).toNanos());
        application.callEverything();
    }

    /** A second's report. */
    HealthReport collect() {
        latest = null;
        cycle.run();
        HealthReport report = latest;
        if (report == null || report.operations().size() != OPERATIONS) {
            throw new IllegalStateException("no report of " + OPERATIONS + " operations: " + report);
        }
        return report;
    }

    /** Hands a report to the history and waits until it is kept and the history has nothing left to do. */
    void keep(HealthReport report) {
        long before = written();
        hasBegun = false;
        parts.onReport(report);
        // Asking the history itself would hold it up.
        Thread thread = writer;
        while (!hasBegun || thread == null || thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
            thread = writer;
        }
        cpuNanos.add(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()));
        if (written() != before + 1) {
            throw new IllegalStateException("not kept: " + parts.status());
        }
    }

    /** The first report only begins an interval. */
    void begin(HealthReport report) {
        parts.onReport(report);
    }

    void close() throws IOException, InterruptedException {
        application.close();
        parts.close(Duration.ofSeconds(10));
        int half = cpuNanos.size() / 2;
        System.out.printf(
                "history: %.2f ms of CPU each, the later half of %d times%n",
                (cpuNanos.get(cpuNanos.size() - 1) - cpuNanos.get(half)) / 1e6 / (cpuNanos.size() - 1 - half),
                cpuNanos.size());
        System.out.println("history: " + parts.status().series() + " series, "
                + parts.status().bytes() + " bytes on disk");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private long written() {
        return parts.status().levels().get(0).written();
    }

    private Thread writer(Runnable task) {
        Thread thread = new Thread(task, "history");
        thread.setDaemon(true);
        writer = thread;
        return thread;
    }
}
