package io.opvitals.agent;

import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.cache.Caches;
import io.opvitals.agent.check.RegisteredChecks;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.SnapshotCollector;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.Problem;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.console.ConsoleTable;
import io.opvitals.agent.console.Palette;
import io.opvitals.agent.export.TelemetryExport;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.governor.GovernorState;
import io.opvitals.agent.governor.OverheadGovernor;
import io.opvitals.agent.guard.Guards;
import io.opvitals.agent.health.CollectionCycle;
import io.opvitals.agent.health.ReportListener;
import io.opvitals.agent.instrument.Explanations;
import io.opvitals.agent.instrument.MethodSearch;
import io.opvitals.agent.instrument.SelectionReport;
import io.opvitals.agent.instrument.WeavingNumbers;
import io.opvitals.agent.jfr.FlightRecorder;
import io.opvitals.agent.jmx.OperationBeans;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.trace.CallKeeper;
import io.opvitals.agent.trace.ExceptionLog;
import io.opvitals.agent.trace.KeptBatch;
import io.opvitals.agent.trace.Masker;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The composition root, second half: builds on the collector's own daemon thread what the application need not wait for,
 * then runs the collection cycle every second until the JVM ends. The last round, the summary and the last export run on
 * the thread that ends the JVM, bounded in time.
 */
final class Background {

    private static final long PERIOD_NANOS = Duration.ofSeconds(1).toNanos();

    /** Twice until a changed file is read, so that it holds within two seconds. */
    private static final long LOOK_NANOS = Duration.ofMillis(500).toNanos();

    /** Soon enough for "off" to hold within a second. */
    private static final long LOOK_AT_SWITCH_NANOS = Duration.ofMillis(250).toNanos();

    private static final String LOGGER = "agent";

    private final Configured configured;
    private final Settings settings;
    private final Map<String, String> environment;
    private final Snapshot start;
    private final Recording recording;
    private final InstantSource clock;
    private final Ticker ticker;
    private final PrintStream stdout;
    private final AgentLog log;
    private final Duration shutdownTimeout;
    private final OwnThreads threads;
    private final CountDownLatch toldProblems = new CountDownLatch(1);
    private final CountDownLatch built = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Running running;
    private volatile @Nullable OverheadGovernor governor;
    private volatile @Nullable Serving answering;

    /** What the application's threads write and the collector reads. */
    record Recording(
            OperationRegistry operations,
            KeptCalls kept,
            OwnFailures failures,
            WeavingNumbers weaving,
            Guards guards,
            Caches caches,
            SelectionReport selection,
            RegisteredChecks checks,
            FlightRecorder flightRecorder,
            Inspection inspection) {}

    /** What looks into loaded classes for whoever asks. */
    record Inspection(Explanations explanations, MethodSearch search) {}

    /** What can change while the application runs. */
    record Configured(
            Configuration configuration,
            LiveSettings live,
            LiveFeatures features,
            LiveSignals signals,
            DataDirectory data,
            AuditLog audit) {}

    /** What runs once it is built. */
    private record Running(
            CollectionCycle cycle,
            ConsoleTable console,
            TelemetryExport export,
            LongTerm longTerm,
            FeatureSettings features) {}

    /** Before the health checks are built, nothing is known of them. */
    private volatile @Nullable HealthSignals signals;

    Background(
            Configured configured,
            Map<String, String> environment,
            Snapshot start,
            Recording recording,
            OwnThreads threads,
            InstantSource clock,
            Ticker ticker,
            PrintStream stdout,
            AgentLog log) {
        this.configured = configured;
        this.settings = configured.configuration.current();
        this.environment = environment;
        this.start = start;
        this.recording = recording;
        this.threads = threads;
        this.clock = clock;
        this.ticker = ticker;
        this.stdout = stdout;
        this.log = log;
        this.shutdownTimeout = settings.duration(Setting.SHUTDOWN_TIMEOUT);
    }

    void start() {
        Thread thread = threads.create("opvitals-collector", new Runnable() {
            @Override
            public void run() {
                collect();
            }
        });
        thread.start();
        Runtime.getRuntime().addShutdownHook(threads.create("opvitals-shutdown", new Runnable() {
            @Override
            public void run() {
                end();
            }
        }));
    }

    private void collect() {
        try {
            Running built = build();
            running = built;
            this.built.countDown();
            long next = start.nanos();
            do {
                built.cycle.run();
                recording.selection.tell(ticker.nanos());
                recording.flightRecorder.look();
                next += PERIOD_NANOS;
            } while (!isStoppingBefore(next));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            log.error(LOGGER, "the agent cannot collect; calls are counted and not shown", e);
        } finally {
            toldProblems.countDown();
            built.countDown();
        }
    }

    /** Waits, and looks after what can change in the meantime, until it is time for the next round. */
    private boolean isStoppingBefore(long next) throws InterruptedException {
        long lookEvery = configured.live.hasKillSwitch() ? LOOK_AT_SWITCH_NANOS : LOOK_NANOS;
        while (true) {
            configured.configuration.look();
            configured.live.look();
            long look = Math.min(next, ticker.nanos() + lookEvery);
            if (stopping.await(look - ticker.nanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
            if (look == next) {
                return false;
            }
        }
    }

    private void tellProblems() {
        for (Problem each : configured.configuration.problems()) {
            log.error(LOGGER, each.text());
        }
        for (Problem each : configured.configuration.warnings()) {
            log.warn(LOGGER, each.text());
        }
        String reason = configured.live.reason();
        if (!reason.isEmpty()) {
            log.change(AgentLog.Level.ERROR, LOGGER, "nothing is recorded: " + reason);
        }
    }

    private Running build() {
        FeatureSettings features = configured.features.current();
        tellProblems();
        toldProblems.countDown();
        Masker masker = new Masker();
        TelemetryExport export = new TelemetryExport(
                text(System.getProperties()),
                environment,
                new TelemetryExport.Parts(start.time(), this::numbers, this::signals, masker, ticker, log));
        export.start();
        ConsoleTable console = new ConsoleTable(
                features.console(),
                Palette.of(features.console().color(), environment),
                // Asking for the JVM's own sets the system property user.timezone, which an application may be about to
                // do.
                features.console().isOn() ? ZoneId.systemDefault() : ZoneOffset.UTC,
                start.nanos(),
                stdout);
        ExceptionLog exceptions = new ExceptionLog(masker);
        LongTerm longTerm = new LongTerm(
                configured,
                new LongTerm.Links(
                        start,
                        recording.operations,
                        recording.caches,
                        Path.of(DataLocation.of(settings, environment)),
                        this::signals,
                        this::numbers,
                        export,
                        this::url),
                threads,
                clock,
                ticker,
                stdout,
                log);
        Serving serving = settings.flag(Setting.SERVER_ENABLED)
                ? new Serving(
                        configured,
                        new Serving.Readings(
                                start, exceptions, this::signals, this::numbers, longTerm, recording.inspection),
                        threads,
                        clock,
                        ticker,
                        log)
                : null;
        answering = serving;
        HealthSignals judging = new HealthSignals(
                configured.signals.read(configured.configuration.current()),
                start.nanos(),
                recording.checks,
                Map.of(
                        "exporter",
                        new ExporterCheck(export),
                        "data-directory",
                        new DataDirectoryCheck(configured.data),
                        "history",
                        new HistoryCheck(longTerm.history()::status)),
                longTerm::budgets,
                longTerm::caches,
                serving == null ? List.of(export) : List.of(export, serving),
                threads,
                clock,
                ticker,
                masker,
                log);
        signals = judging;
        List<Consumer<KeptBatch>> keptReceivers = serving == null ? List.of(export) : List.of(export, serving);
        CallKeeper keeper = new CallKeeper(
                recording.operations,
                recording.kept,
                features.trace(),
                exceptions,
                new SplittableRandom(),
                keptReceivers);
        List<ReportListener> listeners = new ArrayList<>();
        // The export first: it needs this second's report for the calls that the keeper hands it.
        listeners.add(export);
        listeners.add(keeper);
        listeners.add(judging);
        listeners.addAll(longTerm.listeners());
        if (features.console().isOn()) {
            listeners.add(console);
        }
        OverheadGovernor governing = new OverheadGovernor(
                features.governor(),
                recording.operations,
                threads::steadyCpuTimeNanos,
                recording.operations::measureCallCost,
                Runtime.getRuntime().availableProcessors(),
                start.nanos(),
                log);
        governor = governing;
        listeners.add(governing);
        if (serving != null) {
            listeners.add(serving);
        }
        addBeans(listeners);
        CollectionCycle cycle = new CollectionCycle(
                new SnapshotCollector(recording.operations, ticker, clock),
                start,
                recording.guards,
                features.health(),
                listeners,
                log);
        configured.configuration.follow(longTerm.followers());
        configured.configuration.follow(List.of(
                new RunningFeatures(configured.features, keeper),
                new ChangedSettings(
                        settings, each -> export.configurationChanged(clock.instant(), each.key(), each.text()))));
        configured.signals.follow(configured.configuration.current(), judging, cycle);
        longTerm.start(judging.slos());
        return new Running(cycle, console, export, longTerm, features);
    }

    private void addBeans(List<ReportListener> listeners) {
        String choice = settings.text(Setting.JMX_ENABLED);
        if (choice.equalsIgnoreCase("false")) {
            return;
        }
        try {
            listeners.add(new OperationBeans(choice.equalsIgnoreCase("true"), log));
        } catch (LinkageError e) {
            log.info(
                    LOGGER, "no MBeans: this runtime has no java.management (expected: --add-modules java.management)");
        }
    }

    /** What is still to be told is told, for as long as the JVM's end may wait. */
    private void end() {
        try {
            end(ticker.nanos() + shutdownTimeout.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(long deadline) throws InterruptedException {
        // Also for an application that lives but a moment: why it is not monitored as it should be.
        if (!toldProblems.await(deadline - ticker.nanos(), TimeUnit.NANOSECONDS)) {
            return;
        }
        boolean somebodyListens = !settings.text(Setting.CONSOLE_INTERVAL).isEmpty()
                || TelemetryExport.isConfigured(text(System.getProperties()), environment);
        if (!somebodyListens) {
            remember(running, deadline);
            return;
        }
        if (!built.await(deadline - ticker.nanos(), TimeUnit.NANOSECONDS)) {
            log.warn(
                    LOGGER,
                    "the JVM ended before the agent had started, nothing is sent (expected: within "
                            + Setting.SHUTDOWN_TIMEOUT.key() + ", " + settings.text(Setting.SHUTDOWN_TIMEOUT) + ")");
            return;
        }
        stopping.countDown();
        Running last = running;
        if (last == null) {
            return;
        }
        last.cycle.run();
        if (last.features.console().isOn()) {
            last.console.summary();
        }
        last.longTerm.close(left(deadline));
        last.export.close(left(deadline));
    }

    /** Not waited for when it is not even built: then there is little to remember. */
    private void remember(@Nullable Running last, long deadline) throws InterruptedException {
        if (last != null) {
            last.cycle.run();
            last.longTerm.close(left(deadline));
        }
    }

    private Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - ticker.nanos()));
    }

    /** Where it answers over HTTP; empty where it does not. */
    private String url() {
        Serving serving = answering;
        return serving == null ? "" : serving.url();
    }

    private Signals signals() {
        HealthSignals built = signals;
        return built == null ? Signals.NONE : built.now();
    }

    private AgentNumbers numbers() {
        OverheadGovernor governing = governor;
        GovernorState state = governing == null ? GovernorState.IDLE : governing.state();
        return new AgentNumbers(
                recording.weaving.classes(),
                recording.weaving.methods(),
                recording.failures.count() + recording.weaving.failures(),
                recording.kept.kept(),
                recording.kept.dropped(),
                threads.cpuTimeNanos(),
                configured.live.isOn(),
                state.level(),
                state.cost(),
                state.sampledOperations());
    }

    private static Map<String, String> text(Properties properties) {
        Map<String, String> text = new TreeMap<>();
        for (String each : properties.stringPropertyNames()) {
            text.put(each, properties.getProperty(each));
        }
        return text;
    }
}
