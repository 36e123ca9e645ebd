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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Decides which methods of a class are which operation.
 *
 * <p>The most specific word wins: the annotation on the method, then on the method it overrides or implements, then on
 * its type, then on the type of the method it overrides or implements, then the first of the selectors. What is excluded
 * is not monitored, whatever else says so, and past the limit nothing further is. Bridge methods are never
 * woven: the compiler copies annotations to them, and the method they call is the one that counts. Where a generic
 * supertype's method is implemented through a bridge, the annotation is carried over to the bridge's target.
 *
 * <p>Immutable: a change of the configuration makes a new one, which the {@link Reweaver} puts in place.
 */
public final class MethodSelection {

    private static final String OURS = "@MonitoredOperation";

    private final OperationRegistry operations;
    private final Selectors selectors;
    private final OutcomeRules rules;
    private final AgentLog log;
    private final Descriptors annotations;
    private final Set<String> otherAnnotations;
    private final boolean asksForSupertypes;
    private final MethodLimit limit;

    /** Selectors that have met a method. */
    private final Set<Selector> met = ConcurrentHashMap.newKeySet();

    /**
     * Makes the selection of one configuration.
     *
     * @param operations where operations get their index
     * @param selectors methods chosen without touching their code, and methods left out
     * @param rules what they read of a call is woven in
     * @param log says what does not fit together
     */
    public MethodSelection(OperationRegistry operations, Selectors selectors, OutcomeRules rules, AgentLog log) {
        this.operations = operations;
        this.selectors = selectors;
        this.rules = rules;
        this.log = log;
        this.otherAnnotations = selectors.annotations();
        List<String> descriptors = new ArrayList<>(otherAnnotations);
        descriptors.add(Monitored.DESCRIPTOR);
        this.annotations = new Descriptors(descriptors);
        this.asksForSupertypes = selectors.askForSupertypes();
        this.limit = new MethodLimit(selectors.maxMethods());
    }

    /** What must stand in the constant pool of a class with an annotation that it asks for. */
    Descriptors annotations() {
        return annotations;
    }

    /** Whether {@link #select} needs the names of all supertypes. */
    boolean asksForSupertypes() {
        return asksForSupertypes;
    }

    TypeInfo read(byte[] classFile) {
        return TypeReader.read(new ClassReader(classFile), otherAnnotations);
    }

    /** Whether a selector names this class, written with dots. */
    boolean namesClass(String className) {
        return names(className, List.of());
    }

    /** Whether a selector names this class, or says that it means the subtypes of one of these. */
    boolean names(String className, List<String> supertypes) {
        for (Selector each : selectors.include()) {
            if (each.namesClass(className) || each.namesSubtypeOf(supertypes)) {
                return true;
            }
        }
        return false;
    }

    Selectors selectors() {
        return selectors;
    }

    MethodLimit limit() {
        return limit;
    }

    /** Selectors that have met no method, so far. */
    List<Selector> unmet() {
        List<Selector> unmet = new ArrayList<>();
        for (Selector each : selectors.all()) {
            if (!met.contains(each)) {
                unmet.add(each);
            }
        }
        return unmet;
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
        return other != null
                && other.selectors.openIncludes().containsAll(selectors.openIncludes())
                && selectors.excludes().containsAll(other.selectors.excludes())
                && other.limit.leftOut() == 0;
    }

    /**
     * Plans by method name and descriptor, run together; empty where the class has nothing to weave.
     *
     * @param supertypes supertypes that carry our annotation or lead to it
     * @param ancestors names of all supertypes, written with dots; used only where {@link #asksForSupertypes}
     */
    Map<String, MethodPlan> select(TypeInfo type, List<TypeInfo> supertypes, List<String> ancestors) {
        Map<String, MethodPlan> plans = new HashMap<>();
        List<Fallback> fallbacks = new ArrayList<>();
        for (Choice each : choose(type, supertypes, ancestors)) {
            meet(each);
            if (each.isMonitored() && limit.admits(each.limitKey())) {
                plan(type, each, plans, fallbacks);
            }
        }
        for (Fallback each : fallbacks) {
            planFallback(type, each, plans);
        }
        return plans;
    }

    /** What is to become of each method that something is said about. Changes nothing. */
    List<Choice> choose(TypeInfo type, List<TypeInfo> supertypes, List<String> ancestors) {
        List<Choice> choices = new ArrayList<>();
        String className = type.name().replace('/', '.');
        for (MethodInfo method : type.methods()) {
            Source source = method.canBeWoven() ? source(type, supertypes, ancestors, method) : null;
            if (source == null) {
                continue;
            }
            Selector excludedBy = first(selectors.exclude(), type, className, ancestors, method);
            choices.add(new Choice(type, method, operationId(type, method, source), source, excludedBy));
        }
        return choices;
    }

    /** Methods of this type that selectors mean, and the operation each would be. */
    static List<Choice> chosenBy(
            List<Selector> include, List<Selector> exclude, TypeInfo type, List<String> ancestors) {
        List<Choice> choices = new ArrayList<>();
        String className = type.name().replace('/', '.');
        for (MethodInfo method : type.methods()) {
            Selector selector = method.canBeWoven() ? first(include, type, className, ancestors, method) : null;
            if (selector != null) {
                Source source = bySelector(selector, type, method);
                Selector excludedBy = first(exclude, type, className, ancestors, method);
                choices.add(new Choice(type, method, operationId(type, method, source), source, excludedBy));
            }
        }
        return choices;
    }

    private void meet(Choice choice) {
        if (choice.source.selector != null) {
            met.add(choice.source.selector);
        }
        if (choice.excludedBy != null) {
            met.add(choice.excludedBy);
        }
    }

    private void plan(TypeInfo type, Choice choice, Map<String, MethodPlan> plans, List<Fallback> fallbacks) {
        Source source = choice.source;
        int operation = operations.register(choice.id, settings(type, choice.method, source.monitored));
        MethodPlan plan = MethodPlan.ofOperation(operation, source.arguments);
        plans.put(key(choice.method), plan.capturing(rules.readArguments(choice.id), rules.readResult(choice.id)));
        if (!source.monitored.fallback().isEmpty()) {
            fallbacks.add(new Fallback(source.monitored.fallback(), operation, choice.method));
        }
    }

    /**
     * What is said about one method.
     *
     * @param type its class
     * @param method the method
     * @param id the operation it is, or would be
     * @param source what says so
     * @param excludedBy what says otherwise, and wins
     */
    record Choice(
            TypeInfo type,
            MethodInfo method,
            OperationId id,
            Source source,
            @Nullable Selector excludedBy) {

        boolean isMonitored() {
            return excludedBy == null;
        }

        /** What it is called where it is left out. */
        String limitKey() {
            return type.name().replace('/', '.') + "#" + key(method);
        }
    }

    static String key(MethodInfo method) {
        return method.name() + method.descriptor();
    }

    private @Nullable Source source(
            TypeInfo type, List<TypeInfo> supertypes, List<String> ancestors, MethodInfo method) {
        if (copiesAnnotations(type.name())) {
            return null;
        }
        if (method.monitored() != null) {
            return new Source(method.monitored(), type.monitored(), method.arguments(), OURS + " on the method");
        }
        boolean mayOverride = method.isInherited() && !isGeneratedProxy(type.name());
        for (TypeInfo supertype : supertypes) {
            MethodInfo overridden = mayOverride ? overridden(type, supertype, method) : null;
            if (overridden != null && overridden.monitored() != null) {
                Monitored ofType = type.monitored() == null ? supertype.monitored() : type.monitored();
                return new Source(
                        overridden.monitored(),
                        ofType,
                        arguments(method, overridden),
                        OURS + " on " + where(supertype, method));
            }
        }
        if (method.isPublic()) {
            if (type.monitored() != null) {
                return new Source(Monitored.BY_NAME, type.monitored(), method.arguments(), OURS + " on the type");
            }
            for (TypeInfo supertype : supertypes) {
                MethodInfo overridden =
                        mayOverride && supertype.monitored() != null ? overridden(type, supertype, method) : null;
                if (overridden != null && overridden.isPublic()) {
                    return new Source(
                            Monitored.BY_NAME,
                            supertype.monitored(),
                            arguments(method, overridden),
                            OURS + " on " + supertype.name().replace('/', '.'));
                }
            }
        }
        Selector selector = first(selectors.include(), type, type.name().replace('/', '.'), ancestors, method);
        return selector == null ? null : bySelector(selector, type, method);
    }

    private static @Nullable Selector first(
            List<Selector> of, TypeInfo type, String className, List<String> ancestors, MethodInfo method) {
        for (Selector each : of) {
            if (each.matches(type, className, ancestors, method)) {
                return each;
            }
        }
        return null;
    }

    private static Source bySelector(Selector selector, TypeInfo type, MethodInfo method) {
        Marker marker = selector.annotation().isEmpty() ? null : selector.marker(type, method);
        Monitored named = marker == null
                ? Monitored.BY_NAME
                : named(marker, Marker.find(method.markers(), marker.descriptor()) != null);
        return new Source(named, null, method.arguments(), selector.where(), selector);
    }

    /** A name that many methods have is their wrapper's; one with a dot is a whole name. */
    private static Monitored named(Marker marker, boolean isOnMethod) {
        String name = marker.name();
        if (name.isEmpty()) {
            return Monitored.BY_NAME;
        }
        if (marker.ofWrapper() || !isOnMethod) {
            return new Monitored("", name, "", Set.of(), "");
        }
        if (name.indexOf('.') < 0) {
            return new Monitored(name, "", "", Set.of(), "");
        }
        OperationId whole = OperationId.parse(name);
        return new Monitored(whole.operation(), whole.wrapper(), "", Set.of(), "");
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
     * @param text what says so, in words
     * @param selector the selector that says so, where it is one
     */
    record Source(
            Monitored monitored,
            @Nullable Monitored type,
            List<Argument> arguments,
            String text,
            @Nullable Selector selector) {

        Source(Monitored monitored, @Nullable Monitored type, List<Argument> arguments, String text) {
            this(monitored, type, arguments, text, null);
        }
    }

    private record Fallback(String name, int operation, MethodInfo method) {}
}
