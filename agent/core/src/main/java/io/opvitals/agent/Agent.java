package io.opvitals.agent;

import io.opvitals.agent.async.CompletionStages;
import io.opvitals.agent.async.FlowPublishers;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.guard.Guards;
import io.opvitals.agent.instrument.LoadedClasses;
import io.opvitals.agent.instrument.NamePattern;
import io.opvitals.agent.instrument.OperationTransformer;
import io.opvitals.agent.instrument.WeavingNumbers;
import io.opvitals.agent.instrument.WovenOperations;
import io.opvitals.agent.instrument.library.LibraryClasses;
import io.opvitals.agent.integration.AdapterClasses;
import io.opvitals.agent.integration.IntegrationParts;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.AgentDoor;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.Rehearsal;
import io.opvitals.agent.operation.ResultKinds;
import io.opvitals.agent.operation.RunningCalls;
import io.opvitals.agent.time.Ticker;
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

    private static final String OTEL_INCLUDE = "otel.instrumentation.methods.include";
    private static final String OTEL_INCLUDE_VARIABLE = "OTEL_INSTRUMENTATION_METHODS_INCLUDE";

    private Agent() {}

    static void start(@Nullable String arguments, Instrumentation instrumentation) {
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.read(arguments, System.getProperties(), environment);
        if (!settings.flag(Setting.ENABLED)) {
            return;
        }
        Ticker ticker = Ticker.system();
        Clock clock = Clock.systemUTC();
        AgentLog.Level level = settings.choice(Setting.LOG_LEVEL, AgentLog.Level.class);
        AgentLog log = new AgentLog(stream(FileDescriptor.err), level, clock, ticker);
        OwnFailures failures = new OwnFailures(log);
        KeptCalls kept = new KeptCalls();
        ResultKinds results = new ResultKinds(List.of(new CompletionStages(), new FlowPublishers()));
        OperationRegistry operations = new OperationRegistry(ticker, kept, failures, results);
        WeavingNumbers weaving = new WeavingNumbers();
        List<String> problems = new ArrayList<>();
        List<NamePattern> patterns = patterns(settings, environment, problems);
        ClassLoader own = Agent.class.getClassLoader();
        Guards guards = new Guards(clock);
        WovenOperations woven = new WovenOperations();
        IntegrationParts parts =
                new IntegrationParts(new AdapterClasses(log), new RunningCalls(operations), guards, woven, failures);
        LibraryClasses libraries = new LibraryClasses(new Integrations(parts), log);
        OperationTransformer transformer =
                new OperationTransformer(own, operations, patterns, libraries, woven, weaving, log);

        Rehearsal.run(ticker, failures, results);
        OpvitalsDoor.open(new AgentDoor(operations));
        instrumentation.addTransformer(transformer, true);
        LoadedClasses.weave(instrumentation, log);

        Snapshot start = new Snapshot(ticker.nanos(), clock.instant(), Map.of());
        Background background = new Background(
                settings,
                problems,
                environment,
                start,
                new Background.Recording(operations, kept, failures, weaving),
                clock,
                ticker,
                stream(FileDescriptor.out),
                log);
        background.start();
    }

    /** Not System.out and System.err: the application may have replaced them, or may be about to. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static List<NamePattern> patterns(
            Settings settings, Map<String, String> environment, List<String> problems) {
        String include = settings.text(Setting.INSTRUMENTATION_INCLUDE);
        String otelInclude = System.getProperty(OTEL_INCLUDE, environment.getOrDefault(OTEL_INCLUDE_VARIABLE, ""));
        List<NamePattern> patterns = new ArrayList<>();
        patterns.addAll(NamePattern.parseList(Setting.INSTRUMENTATION_INCLUDE.key(), include, problems));
        patterns.addAll(NamePattern.parseOpenTelemetryList(OTEL_INCLUDE, otelInclude, problems));
        return patterns;
    }
}
