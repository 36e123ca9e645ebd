package io.opvitals.agent;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.instrument.NamePattern;
import io.opvitals.agent.instrument.OperationTransformer;
import io.opvitals.agent.instrument.WeavingNumbers;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.AgentDoor;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The composition root. {@link #start} runs in {@code premain}, before the application: it opens the door, puts the
 * transformer in, and leaves everything slow to a daemon thread.
 */
final class Agent {

    private Agent() {}

    static void start(@Nullable String arguments, Instrumentation instrumentation) {
        Settings settings = Settings.read(arguments, System.getProperties(), System.getenv());
        if (!settings.flag(Setting.ENABLED)) {
            return;
        }
        Ticker ticker = Ticker.system();
        // Not System.err: the application may have replaced it, or may be about to.
        PrintStream stderr = new PrintStream(new FileOutputStream(FileDescriptor.err), true);
        AgentLog log = new AgentLog(
                stderr, settings.choice(Setting.LOG_LEVEL, AgentLog.Level.class), Clock.systemUTC(), ticker);
        OwnFailures failures = new OwnFailures(log);
        KeptCalls kept = new KeptCalls();
        OperationRegistry operations = new OperationRegistry(ticker, kept, failures);
        WeavingNumbers weaving = new WeavingNumbers();
        List<String> problems = new ArrayList<>();
        OperationTransformer transformer = new OperationTransformer(
                Agent.class.getClassLoader(), operations, patterns(settings, problems), weaving, log);

        OpvitalsDoor.open(new AgentDoor(operations));
        instrumentation.addTransformer(transformer, true);
        LoadedClasses.weave(instrumentation, log);
    }

    private static List<NamePattern> patterns(Settings settings, List<String> problems) {
        List<NamePattern> patterns = new ArrayList<>();
        try {
            String include = settings.text(Setting.INSTRUMENTATION_INCLUDE);
            patterns.addAll(NamePattern.parseList(Setting.INSTRUMENTATION_INCLUDE.key(), include));
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return patterns;
    }
}
