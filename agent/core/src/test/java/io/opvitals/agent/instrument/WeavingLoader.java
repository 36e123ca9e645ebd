package io.opvitals.agent.instrument;

import io.opvitals.agent.async.CompletionStages;
import io.opvitals.agent.async.FlowPublishers;
import io.opvitals.agent.instrument.library.LibraryClasses;
import io.opvitals.agent.instrument.library.NoLibraries;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.OutcomeRules;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.ResultKinds;
import io.opvitals.agent.rule.Rule;
import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads test classes anew through the transformer, as the JVM would, and knows what was counted of their calls. */
final class WeavingLoader extends ClassLoader {

    private static final String SAMPLES = "io.opvitals.agent.instrument.sample.";

    final WeavingNumbers numbers = new WeavingNumbers();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final Map<String, byte[]> generated = new HashMap<>();
    private final Map<String, byte[]> originals = new HashMap<>();
    private final Set<Class<?>> loaded = new LinkedHashSet<>();
    private final OperationRegistry operations;
    private final OperationTransformer transformer;
    private final AgentLog log;
    private final Selectors selectors;

    WeavingLoader(List<Selector> include) {
        this(new Selectors(include, List.of(), Selectors.DEFAULT_MAX_METHODS));
    }

    WeavingLoader(Selectors selectors) {
        super(WeavingLoader.class.getClassLoader());
        this.selectors = selectors;
        Ticker ticker = Ticker.system();
        PrintStream out = new PrintStream(logged, true, StandardCharsets.UTF_8);
        log = new AgentLog(out, AgentLog.Level.INFO, Clock.systemUTC(), ticker);
        operations = new OperationRegistry(
                ticker,
                new KeptCalls(),
                new OwnFailures(log),
                new ResultKinds(List.of(new CompletionStages(), new FlowPublishers())));
        OpvitalsDoor.open(new io.opvitals.agent.operation.AgentDoor(operations));
        ClassLoader own = new ClassLoader(null) {};
        LibraryClasses libraries = new LibraryClasses(new NoLibraries(), log);
        transformer =
                new OperationTransformer(own, selection(new OutcomeRules(List.of(), log)), libraries, numbers, log);
    }

    /** Judges calls by these; what they read is woven into classes that are loaded from now on. */
    void setRules(String text) {
        List<String> problems = new ArrayList<>();
        List<Rule> rules = Rule.parseList("rules", text, OutcomeRules.words(), problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems);
        }
        OutcomeRules parsed = new OutcomeRules(rules, log);
        operations.setRules(parsed);
        transformer.select(selection(parsed));
    }

    private MethodSelection selection(OutcomeRules rules) {
        return new MethodSelection(operations, selectors, rules, log);
    }

    SelectionReport report() {
        Instrumentation jvm = ShownClasses.instrumentation(this, loaded, Set.of());
        Explanations explanations = new Explanations(jvm, new ClassLoader(null) {}, transformer, numbers, log);
        return new SelectionReport(transformer, explanations, log);
    }

    OperationTransformer transformer() {
        return transformer;
    }

    AgentLog agentLog() {
        return log;
    }

    /** The class file as its author left it, where it is one of ours. */
    byte @Nullable [] original(String name) {
        return originals.get(name);
    }

    /** A class that stands in no file. */
    void add(String name, byte[] classFile) {
        generated.put(name, classFile);
    }

    Object create(Class<?> sample) throws ReflectiveOperationException {
        var constructor = loadClass(sample.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    OperationSnapshot read(String operation) {
        return operations
                .snapshot()
                .getOrDefault(OperationId.parse(operation), OperationSnapshot.empty(OperationId.parse(operation)));
    }

    long count(String operation, Outcome outcome) {
        return read(operation).count(outcome);
    }

    List<String> operationNames() {
        return operations.snapshot().keySet().stream()
                .map(OperationId::name)
                .sorted()
                .toList();
    }

    String log() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    /** Classes that stand in no file are found here by their supertypes' readers. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] file = name.endsWith(".class")
                ? generated.get(
                        name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                : null;
        return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean own = name.startsWith(SAMPLES) || name.startsWith("io.opvitals.api.") || generated.containsKey(name);
        if (!own) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] original = generated.get(name);
        if (original == null) {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                original = in.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
        originals.put(name, original);
        byte[] woven = transformer.transform(this, name.replace('.', '/'), null, null, original);
        byte[] bytes = woven == null ? original : woven;
        Class<?> defined = defineClass(name, bytes, 0, bytes.length);
        loaded.add(defined);
        return defined;
    }
}
