package io.opvitals.agent.instrument;

import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.instrument.MethodInfo.Argument;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OperationSettings;
import io.opvitals.agent.operation.OutcomeRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which methods of a class are which operation.
 *
 * <p>The most specific word wins: the annotation on the method, then on the method it overrides or implements, then on
 * its type, then on the type of the method it overrides or implements, then a name pattern. Bridge methods are never
 * woven: the compiler copies annotations to them, and the method they call is the one that counts. Where a generic
 * supertype's method is implemented through a bridge, the annotation is carried over to the bridge's target.
 *
 * <p>Immutable: a change of the configuration makes a new one, which the {@link Reweaver} puts in place.
 */
public final class MethodSelection {

    private final OperationRegistry operations;
    private final List<NamePattern> patterns;
    private final OutcomeRules rules;
    private final AgentLog log;

    /**
     * @param operations where operations get their index
     * @param patterns methods chosen by name
     * @param rules what they read of a call is woven in
     * @param log says what does not fit together
     */
    public MethodSelection(OperationRegistry operations, List<NamePattern> patterns, OutcomeRules rules, AgentLog log) {
        this.operations = operations;
        this.rules = rules;
        this.patterns = List.copyOf(patterns);
        this.log = log;
    }

    /** Whether a pattern names this class, written with dots. */
    boolean namesClass(String className) {
        for (NamePattern each : patterns) {
            if (each.matchesClass(className)) {
                return true;
            }
        }
        return false;
    }

    /** The rules its methods are woven for. */
    public OutcomeRules rules() {
        return rules;
    }

    /**
     * Whether a class that neither of the two names, and that is not woven, stays so when {@code other} follows this
     * one. If so, such classes need not be looked into.
     */
    boolean agreesOnUnnamedClasses(@Nullable MethodSelection other) {
        return other != null;
    }

    /** Plans by method name and descriptor, run together; empty where the class has nothing to weave. */
    Map<String, MethodPlan> select(TypeInfo type, List<TypeInfo> supertypes) {
        Map<String, MethodPlan> plans = new HashMap<>();
        List<Fallback> fallbacks = new ArrayList<>();
        for (MethodInfo method : type.methods()) {
            Source source = method.canBeWoven() ? source(type, supertypes, method) : null;
            if (source == null) {
                continue;
            }
            OperationId id = operationId(type, method, source);
            int operation = operations.register(id, settings(type, method, source.monitored));
            MethodPlan plan = MethodPlan.ofOperation(operation, source.arguments);
            plans.put(key(method), plan.capturing(rules.readArguments(id), rules.readResult(id)));
            if (!source.monitored.fallback().isEmpty()) {
                fallbacks.add(new Fallback(source.monitored.fallback(), operation, method));
            }
        }
        for (Fallback each : fallbacks) {
            planFallback(type, each, plans);
        }
        return plans;
    }

    static String key(MethodInfo method) {
        return method.name() + method.descriptor();
    }

    private @Nullable Source source(TypeInfo type, List<TypeInfo> supertypes, MethodInfo method) {
        if (copiesAnnotations(type.name())) {
            return null;
        }
        if (method.monitored() != null) {
            return new Source(method.monitored(), type.monitored(), method.arguments());
        }
        boolean mayOverride = method.isInherited() && !isGeneratedProxy(type.name());
        for (TypeInfo supertype : supertypes) {
            MethodInfo overridden = mayOverride ? overridden(type, supertype, method) : null;
            if (overridden != null && overridden.monitored() != null) {
                Monitored ofType = type.monitored() == null ? supertype.monitored() : type.monitored();
                return new Source(overridden.monitored(), ofType, arguments(method, overridden));
            }
        }
        if (!method.isPublic()) {
            return byName(type, method);
        }
        if (type.monitored() != null) {
            return new Source(Monitored.BY_NAME, type.monitored(), method.arguments());
        }
        for (TypeInfo supertype : supertypes) {
            MethodInfo overridden =
                    mayOverride && supertype.monitored() != null ? overridden(type, supertype, method) : null;
            if (overridden != null && overridden.isPublic()) {
                return new Source(Monitored.BY_NAME, supertype.monitored(), arguments(method, overridden));
            }
        }
        return byName(type, method);
    }

    private @Nullable Source byName(TypeInfo type, MethodInfo method) {
        if (patterns.isEmpty()) {
            return null;
        }
        String className = type.name().replace('/', '.');
        for (NamePattern each : patterns) {
            if (each.matchesClass(className) && each.matchesMethod(method.name())) {
                return new Source(Monitored.BY_NAME, null, method.arguments());
            }
        }
        return null;
    }

    /** The method of {@code supertype} that this one overrides or implements, also by way of a bridge. */
    private static @Nullable MethodInfo overridden(TypeInfo type, TypeInfo supertype, MethodInfo method) {
        for (MethodInfo each : supertype.methods()) {
            if (!each.isInherited() || !each.name().equals(method.name())) {
                continue;
            }
            if (each.descriptor().equals(method.descriptor()) || isBridged(type, each, method)) {
                return each;
            }
        }
        return null;
    }

    private static boolean isBridged(TypeInfo type, MethodInfo overridden, MethodInfo method) {
        for (MethodInfo each : type.methods()) {
            if (each.hasSignature(overridden.name(), overridden.descriptor())
                    && method.descriptor().equals(each.bridgeTo())) {
                return true;
            }
        }
        return false;
    }

    /** Weld gives the methods of its proxies the annotations of those they stand in front of. */
    private static boolean copiesAnnotations(String internalName) {
        return internalName.contains("$Proxy$_$$_");
    }

    /** A proxy made at run time stands in front of the real object, which is monitored itself. */
    private static boolean isGeneratedProxy(String internalName) {
        return internalName.contains("$$")
                || internalName.contains("$Proxy")
                || internalName.contains("$HibernateProxy$")
                || internalName.contains("$ByteBuddy$")
                || internalName.contains("$MockitoMock$");
    }

    private static List<Argument> arguments(MethodInfo method, MethodInfo overridden) {
        return method.arguments().isEmpty() ? overridden.arguments() : method.arguments();
    }

    private static OperationId operationId(TypeInfo type, MethodInfo method, Source source) {
        String wrapper = source.monitored.wrapper();
        if (wrapper.isEmpty() && source.type != null) {
            wrapper = source.type.value().isEmpty() ? source.type.wrapper() : source.type.value();
        }
        if (wrapper.isEmpty()) {
            wrapper = OperationNames.wrapper(type.name());
        }
        String operation = source.monitored.value().isEmpty() ? method.name() : source.monitored.value();
        // Everything before the first dot of a full name is the wrapper.
        return new OperationId(wrapper.replace('.', '-'), operation);
    }

    private OperationSettings settings(TypeInfo type, MethodInfo method, Monitored monitored) {
        Duration stuckAfter = null;
        if (!monitored.stuckAfter().isEmpty()) {
            try {
                stuckAfter = DurationText.parsePositive("stuckAfter", monitored.stuckAfter());
            } catch (IllegalArgumentException e) {
                log.warn("instrument", "@MonitoredOperation on " + where(type, method) + ": " + e.getMessage());
            }
        }
        return new OperationSettings(monitored.expected(), stuckAfter);
    }

    private void planFallback(TypeInfo type, Fallback fallback, Map<String, MethodPlan> plans) {
        boolean found = false;
        for (MethodInfo method : type.methods()) {
            if (!method.name().equals(fallback.name) || !method.canBeWoven()) {
                continue;
            }
            found = true;
            MethodPlan plan = plans.get(key(method));
            plans.put(
                    key(method),
                    plan == null ? MethodPlan.ofFallback(fallback.operation) : plan.alsoFallbackOf(fallback.operation));
        }
        if (!found) {
            log.warn(
                    "instrument",
                    "@MonitoredOperation(fallback = \"" + fallback.name + "\") on " + where(type, fallback.method)
                            + ": the class has no such method (expected: the name of one of its own methods);"
                            + " the operation is monitored without a fallback");
        }
    }

    private static String where(TypeInfo type, MethodInfo method) {
        return type.name().replace('/', '.') + "." + method.name();
    }

    /**
     * Why a method is monitored.
     *
     * @param monitored the annotation that says so, or one without content
     * @param type the annotation that names the wrapper, where there is one
     * @param arguments the parameters to capture
     */
    private record Source(Monitored monitored, @Nullable Monitored type, List<Argument> arguments) {}

    private record Fallback(String name, int operation, MethodInfo method) {}
}
