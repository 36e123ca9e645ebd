package io.opvitals.agent;

import io.opvitals.agent.async.CompletionStages;
import io.opvitals.agent.async.FlowPublishers;
import io.opvitals.agent.async.KotlinSuspensions;
import io.opvitals.agent.async.LibraryResults;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.cache.Caches;
import io.opvitals.agent.check.RegisteredChecks;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.ConfigurationInput;
import io.opvitals.agent.config.OutsideSettings;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.guard.Guards;
import io.opvitals.agent.instrument.Explanations;
import io.opvitals.agent.instrument.MethodSearch;
import io.opvitals.agent.instrument.OperationTransformer;
import io.opvitals.agent.instrument.Reweaver;
import io.opvitals.agent.instrument.SelectionReport;
import io.opvitals.agent.instrument.WeavingNumbers;
import io.opvitals.agent.instrument.WovenOperations;
import io.opvitals.agent.instrument.library.LibraryCatalogue;
import io.opvitals.agent.instrument.library.LibraryClasses;
import io.opvitals.agent.integration.AdapterClasses;
import io.opvitals.agent.integration.CheckedAdapters;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.integration.mdc.LoggingLibraries;
import io.opvitals.agent.jfr.FlightRecorder;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.AgentDoor;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.Rehearsal;
import io.opvitals.agent.operation.ResultKinds;
import io.opvitals.agent.operation.RunningCalls;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.tracecontext.ApplicationTraces;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The composition root, first half: what must be there before the application's first line. It opens the door, puts the
 * transformer in, and leaves everything slow to {@link Background}, on a daemon thread.
 */
final class Agent {

    private Agent() {}

    static void start(@Nullable String arguments, Instrumentation instrumentation, boolean attached) {
        Map<String, String> environment = System.getenv();
        OutsideSettings outside =
                new OutsideSettings(new ConfigurationInput(arguments, System.getProperties(), environment));
        if (isOff(outside.settings())) {
            return;
        }
        Ticker ticker = Ticker.system();
        Clock clock = Clock.systemUTC();
        AgentLog log = new AgentLog(stream(FileDescriptor.err), AgentLog.Level.INFO, clock, ticker);
        DataDirectory data = new DataDirectory(DataLocation.of(outside.settings(), environment));
        AuditLog audit = new AuditLog(data, log);
        Configuration configuration = new Configuration(outside, data, audit, clock, log);
        Settings settings = configuration.current();
        OwnFailures failures = new OwnFailures(log);
        KeptCalls kept = new KeptCalls();
        AdapterClasses adapterClasses = new AdapterClasses(log);
        CheckedAdapters adapters = new CheckedAdapters(adapterClasses, log);
        ResultKinds results = new ResultKinds(
                List.of(new CompletionStages(), new FlowPublishers(), new LibraryResults(adapters)),
                new KotlinSuspensions(adapters));
        ClassLoader own = Agent.class.getClassLoader();
        ApplicationTraces traces = new ApplicationTraces(own, log);
        OperationRegistry operations =
                new OperationRegistry(ticker, kept, failures, results, traces, settings.duration(Setting.STUCK_AFTER));
        WeavingNumbers weaving = new WeavingNumbers();
        OwnThreads threads = new OwnThreads();
        Selections selections = new Selections(environment, operations, log);
        Runnable rulesRehearsal = new Runnable() {
            @Override
            public void run() {
                Rehearsal.runRules(ticker, failures, results, log);
            }
        };
        LiveSettings live =
                new LiveSettings(LiveSettings.killSwitchFile(settings), selections, operations, rulesRehearsal, log);
        LiveFeatures features = new LiveFeatures(settings, log);
        LiveSignals signals = new LiveSignals(features);
        configuration.follow(List.of(live, features, signals));
        if (!configuration.isValid() && settings.flag(Setting.FAIL_ON_INVALID_CONFIG) && !attached) {
            new InvalidConfiguration(configuration, log).end();
        }
        List<LibraryCatalogue> catalogues = new ArrayList<>();
        Guards guards = new Guards(clock, log);
        Caches caches = new Caches(log);
        IntegrationParts parts = new IntegrationParts(
                adapterClasses, new RunningCalls(operations), guards, caches, new WovenOperations(weaving), failures);
        catalogues.add(new Integrations(parts));
        if (settings.flag(Setting.LOGGING_MDC)) {
            catalogues.add(new LoggingLibraries(operations, failures, adapterClasses));
        }
        LibraryClasses libraries = new LibraryClasses(new KnownLibraries(catalogues), log);
        OperationTransformer transformer = new OperationTransformer(own, live.selection(), libraries, weaving, log);
        Reweaver reweaver = new Reweaver(
                instrumentation, own, transformer, weaving, threads.factory(OwnThreads.REWEAVER), ticker, log);

        Rehearsal.run(ticker, failures, results);
        OpvitalsDoor.open(new AgentDoor(operations));
        FlightRecorder flightRecorder = new FlightRecorder(operations, log);
        RegisteredChecks checks = new RegisteredChecks(log);
        OpvitalsDoor.open(checks);
        instrumentation.addTransformer(traces, true);
        instrumentation.addTransformer(flightRecorder, true);
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        traces.lookAt(loaded);
        flightRecorder.lookAt(loaded);
        instrumentation.addTransformer(transformer, true);
        if (attached) {
            reweaver.weaveLoaded();
        } else {
            reweaver.weaveLoadedNow();
        }
        live.followedBy(reweaver);
        Explanations explanations = new Explanations(instrumentation, own, transformer, weaving, log);
        MethodSearch search = new MethodSearch(instrumentation, own, operations, transformer, weaving, log);
        SelectionReport report = new SelectionReport(transformer, explanations, log);

        Snapshot start = new Snapshot(ticker.nanos(), clock.instant(), Map.of());
        Background background = new Background(
                new Background.Configured(configuration, live, features, signals, data, audit),
                environment,
                start,
                new Background.Recording(
                        operations,
                        kept,
                        failures,
                        weaving,
                        guards,
                        caches,
                        report,
                        checks,
                        flightRecorder,
                        new Background.Inspection(explanations, search)),
                threads,
                clock,
                ticker,
                stream(FileDescriptor.out),
                log);
        background.start();
    }

    /** Whether somebody who cannot change his mind says that nothing is monitored. */
    private static boolean isOff(Settings settings) {
        return !settings.flag(Setting.ENABLED)
                && settings.source(Setting.ENABLED).isFixed();
    }

    /** Not System.out and System.err: the application may have replaced them, or may be about to. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
