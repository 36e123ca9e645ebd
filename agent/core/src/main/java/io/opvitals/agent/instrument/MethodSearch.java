package io.opvitals.agent.instrument;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.rule.Glob;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Finds methods: those that are monitored, and those that could be. Looks at loaded classes through the JVM: runs no code of
 * the application and loads no class, so that a class that cannot be linked does no harm. For any thread that may wait.
 */
public final class MethodSearch {

    /** Classes that are looked into for one answer at most; each is shown to the JVM once more. */
    public static final int MAX_CLASSES = 500;

    private static final int CLASSES_AT_ONCE = 50;

    private final Instrumentation instrumentation;
    private final ClassLoader own;
    private final OperationRegistry operations;
    private final WeavingNumbers numbers;
    private final Retransformation retransformation;

    /**
     * @param instrumentation the JVM's
     * @param own the agent's class loader
     * @param operations knows the operations by their index
     * @param transformer shows classes
     * @param numbers knows what is woven
     * @param log the agent's
     */
    public MethodSearch(
            Instrumentation instrumentation,
            ClassLoader own,
            OperationRegistry operations,
            OperationTransformer transformer,
            WeavingNumbers numbers,
            AgentLog log) {
        this.instrumentation = instrumentation;
        this.own = own;
        this.operations = operations;
        this.numbers = numbers;
        this.retransformation = new Retransformation(instrumentation, transformer, numbers, log);
    }

    /**
     * What a search has found.
     *
     * @param methods the first of them, by class and as they stand in it
     * @param classes how many loaded classes have such a name
     * @param isCut whether there is more: further methods, or classes that were not looked into
     */
    public record Found(List<Method> methods, int classes, boolean isCut) {

        public Found {
            methods = List.copyOf(methods);
        }
    }

    /**
     * A method that is monitored or could be.
     *
     * @param method {@code package.Class#method(descriptor)}
     * @param classLoader which class loader the class is from
     * @param operation the operation that it is; empty where it is not monitored
     */
    public record Method(String method, String classLoader, String operation) {}

    /** All methods whose calls are counted, by their names. */
    public List<MonitoredMethod> monitored() {
        List<MonitoredMethod> monitored = new ArrayList<>();
        numbers.woven.forEach((loader, internalName, woven) -> {
            for (Map.Entry<String, MethodPlan> each : woven.plans().entrySet()) {
                if (each.getValue().isOperation()) {
                    monitored.add(new MonitoredMethod(
                            internalName.replace('/', '.') + "#" + each.getKey(),
                            Explanations.name(loader),
                            operation(each.getValue())));
                }
            }
        });
        monitored.sort(Comparator.comparing(MonitoredMethod::method).thenComparing(MonitoredMethod::classLoader));
        return monitored;
    }

    /** What somebody could begin with who monitors nothing yet. */
    public Suggestions suggestions() {
        LoadedClasses all = LoadedClasses.of(instrumentation, own, type -> !type.isHidden() && !type.isInterface());
        return Suggestions.of(
                all.batch(0, all.size()).stream().map(Class::getName).toList());
    }

    /**
     * Methods of loaded classes.
     *
     * @param query part of the class's name, or of both names as in {@code Search#find}; {@code *} for any characters,
     *     capital letters and small ones alike
     * @param limit so many methods at most, more than zero
     */
    public Found find(String query, int limit) {
        int hash = query.indexOf('#');
        Glob classes = part(hash < 0 ? query : query.substring(0, hash));
        Glob methods = part(hash < 0 ? "" : query.substring(hash + 1));
        LoadedClasses named = LoadedClasses.of(
                instrumentation, own, type -> !type.isHidden() && classes.matches(lower(type.getName())));
        List<Class<?>> looked = new ArrayList<>(named.batch(0, MAX_CLASSES));
        looked.sort(Comparator.comparing(Class::getName));
        List<Method> found = new ArrayList<>();
        for (int i = 0; i < looked.size() && found.size() <= limit; i += CLASSES_AT_ONCE) {
            List<Class<?>> batch = looked.subList(i, Math.min(i + CLASSES_AT_ONCE, looked.size()));
            Map<Class<?>, byte[]> files = retransformation.classFiles(batch);
            for (Class<?> each : batch) {
                add(each, files.get(each), methods, found);
            }
        }
        boolean isCut = found.size() > limit || named.size() > MAX_CLASSES;
        return new Found(found.subList(0, Math.min(limit, found.size())), named.size(), isCut);
    }

    private void add(Class<?> type, byte @Nullable [] file, Glob methods, List<Method> found) {
        if (file == null) {
            return;
        }
        Woven woven = retransformation.wovenNow(type);
        for (MethodInfo each : TypeReader.read(new ClassReader(file), Set.of()).methods()) {
            if (each.canBeWoven() && methods.matches(lower(each.name()))) {
                String key = MethodSelection.key(each);
                MethodPlan plan = woven.plans().get(key);
                found.add(new Method(
                        type.getName() + "#" + key,
                        Explanations.name(type.getClassLoader()),
                        plan == null || !plan.isOperation() ? "" : operation(plan)));
            }
        }
    }

    private String operation(MethodPlan plan) {
        OperationId id = operations.id(plan.operation());
        return id == null ? "" : id.name();
    }

    private static Glob part(String text) {
        return new Glob("*" + lower(text.strip()) + "*");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
