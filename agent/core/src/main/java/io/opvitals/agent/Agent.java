package io.opvitals.agent;

import io.opvitals.agent.async.CompletionStages;
import io.opvitals.agent.async.FlowPublishers;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.instrument.OperationTransformer;
import io.opvitals.agent.instrument.Reweaver;
import io.opvitals.agent.instrument.WeavingNumbers;
import io.opvitals.agent.instrument.library.LibraryClasses;
import io.opvitals.agent.integration.Integrations;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.AgentDoor;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.Rehearsal;
import io.opvitals.agent.operation.ResultKinds;
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

    private Agent() {}

    static void start(@Nullable String arguments, Instrumentation instrumentation, boolean attached) {
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
        OwnThreads threads = new OwnThreads();
        List<String> problems = new ArrayList<>();
        Selections selections = new Selections(environment, operations, log);
        LiveSettings live = new LiveSettings(settings, selections, operations, problems, log);
        ClassLoader own = Agent.class.getClassLoader();
        LibraryClasses libraries = new LibraryClasses(new Integrations(), log);
        OperationTransformer transformer = new OperationTransformer(own, live.selection(), libraries, weaving, log);
        Reweaver reweaver = new Reweaver(
                instrumentation, own, transformer, weaving, threads.factory("opvitals-reweaver"), ticker, log);

        Rehearsal.run(ticker, failures, results);
        OpvitalsDoor.open(new AgentDoor(operations));
        instrumentation.addTransformer(transformer, true);
        if (attached) {
            reweaver.weaveLoaded();
        } else {
            reweaver.weaveLoadedNow();
        }
        live.followedBy(reweaver);

        Snapshot start = new Snapshot(ticker.nanos(), clock.instant(), Map.of());
        Background background = new Background(
                settings,
                problems,
                environment,
                start,
                new Background.Recording(operations, kept, failures, weaving, live),
                threads,
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
}
