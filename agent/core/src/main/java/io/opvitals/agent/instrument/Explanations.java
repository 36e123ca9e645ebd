package io.opvitals.agent.instrument;

import io.opvitals.agent.instrument.Explanation.Answer;
import io.opvitals.agent.instrument.MethodSelection.Choice;
import io.opvitals.agent.log.AgentLog;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Says why a method is or is not monitored, and what a selector would match. Looks at loaded classes through the JVM:
 * runs no code of the application, loads no class and changes none. For any thread that may wait.
 */
public final class Explanations {

    private static final int CLASSES_AT_ONCE = 50;
    private static final int MAX_NAMES = 10;

    private final Instrumentation instrumentation;
    private final ClassLoader own;
    private final OperationTransformer transformer;
    private final WeavingNumbers numbers;
    private final Retransformation retransformation;

    /**
     * @param instrumentation the JVM's
     * @param own the agent's class loader
     * @param transformer knows what is to be woven
     * @param numbers knows what is woven
     * @param log the agent's
     */
    public Explanations(
            Instrumentation instrumentation,
            ClassLoader own,
            OperationTransformer transformer,
            WeavingNumbers numbers,
            AgentLog log) {
        this.instrumentation = instrumentation;
        this.own = own;
        this.transformer = transformer;
        this.numbers = numbers;
        this.retransformation = new Retransformation(instrumentation, transformer, numbers, log);
    }

    // ---- explain ------------------------------------------------------------------------------------------------

    /**
     * Why the methods of this name are or are not monitored: an answer for each of them, in each class loader that has
     * the class.
     *
     * @param className with dots; {@code Outer$Inner}
     * @param methodName without parameters
     */
    public List<Explanation> explain(String className, String methodName) {
        List<Explanation> answers = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (each.getName().equals(className)) {
                explain(each, methodName, answers);
            }
        }
        if (answers.isEmpty()) {
            MethodSelection selection = transformer.selection();
            boolean named = selection != null && selection.namesClass(className);
            String detail = named
                    ? "a selector names its class, which is woven when it is loaded"
                    : "no class of this name (expected: package.Class, or package.Outer$Inner)";
            answers.add(new Asked(className + "#" + methodName, "", List.of()).answer(Answer.NOT_LOADED, detail));
        }
        return answers;
    }

    /** What an answer has besides the answer. */
    private record Asked(String method, String classLoader, List<String> otherAgents) {

        Explanation answer(Answer answer, String detail) {
            return new Explanation(answer, method, classLoader, "", "", detail, otherAgents);
        }

        Explanation answer(Answer answer, Choice choice, String detail) {
            return new Explanation(
                    answer,
                    method,
                    classLoader,
                    choice.id().name(),
                    choice.source().text(),
                    detail,
                    otherAgents);
        }
    }

    private void explain(Class<?> type, String methodName, List<Explanation> answers) {
        Asked asked = new Asked(type.getName() + "#" + methodName, name(type.getClassLoader()), List.of());
        if (!isOfApplication(type)) {
            String whose = type.getClassLoader() == own || isOfPremain(type) ? "the agent" : "the JDK";
            answers.add(asked.answer(Answer.IGNORED_CLASS_LOADER, "classes of " + whose + " are not woven"));
            return;
        }
        List<Class<?>> looked = new ArrayList<>();
        looked.add(type);
        for (Class<?> each : ancestors(type)) {
            if (isOfApplication(each) && Supertypes.isWorthLooking(Retransformation.internalName(each))) {
                looked.add(each);
            }
        }
        Map<Class<?>, byte[]> files =
                instrumentation.isModifiableClass(type) ? retransformation.classFiles(looked) : Map.of();
        byte[] file = files.get(type);
        if (file == null) {
            answers.add(asked.answer(Answer.UNMODIFIABLE, "the JVM does not let it be changed or looked into"));
            return;
        }
        MethodSelection selection = transformer.selection();
        TypeInfo read = selection == null ? TypeReader.read(new ClassReader(file), Set.of()) : selection.read(file);
        List<TypeInfo> supertypes = new ArrayList<>();
        for (Class<?> each : looked.subList(1, looked.size())) {
            byte[] ofSupertype = files.get(each);
            if (ofSupertype != null) {
                supertypes.add(TypeReader.read(new ClassReader(ofSupertype), Set.of()));
            }
        }
        List<Choice> choices =
                selection == null ? List.of() : selection.choose(read, supertypes, names(ancestors(type)));
        boolean found = false;
        for (MethodInfo each : read.methods()) {
            if (each.name().equals(methodName)) {
                found = true;
                Asked method = new Asked(
                        type.getName() + "#" + MethodSelection.key(each), asked.classLoader, OtherAgents.in(file));
                answers.add(explain(method, type, each, selection, choice(choices, each)));
            }
        }
        if (!found) {
            answers.add(asked.answer(Answer.NO_SUCH_METHOD, "it has " + methodNames(read)));
        }
    }

    private Explanation explain(
            Asked asked,
            Class<?> type,
            MethodInfo method,
            @Nullable MethodSelection selection,
            @Nullable Choice choice) {
        if (!method.canBeWoven()) {
            return asked.answer(Answer.NO_CODE, "it is " + kind(method));
        }
        if (selection == null) {
            return asked.answer(Answer.OFF, "nothing is monitored at the moment");
        }
        if (choice == null) {
            return asked.answer(Answer.NO_MATCH, "neither an annotation nor a selector means it");
        }
        if (choice.excludedBy() != null) {
            return asked.answer(
                    Answer.EXCLUDED,
                    choice,
                    "excluded by " + choice.excludedBy().where());
        }
        String internalName = Retransformation.internalName(type);
        if (numbers.woven.get(type.getClassLoader(), internalName).plans().containsKey(MethodSelection.key(method))) {
            return asked.answer(Answer.MONITORED, choice, "");
        }
        String failure = numbers.failureOf(internalName);
        if (failure != null) {
            return asked.answer(Answer.WEAVING_FAILED, choice, failure);
        }
        MethodLimit limit = selection.limit();
        if (!limit.isAdmitted(choice.limitKey()) && limit.left() == 0) {
            return asked.answer(Answer.LEFT_OUT, choice, limit.max() + " methods are monitored already");
        }
        return asked.answer(Answer.PENDING, choice, "its class is not rewoven yet");
    }

    private static @Nullable Choice choice(List<Choice> choices, MethodInfo method) {
        for (Choice each : choices) {
            if (each.method().hasSignature(method.name(), method.descriptor())) {
                return each;
            }
        }
        return null;
    }

    private static String kind(MethodInfo method) {
        if ((method.access() & Opcodes.ACC_ABSTRACT) != 0) {
            return "abstract; what implements it can be monitored";
        }
        if ((method.access() & Opcodes.ACC_NATIVE) != 0) {
            return "native";
        }
        if ((method.access() & (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC)) != 0) {
            return "made by the compiler; the method it calls can be monitored";
        }
        return "a constructor or an initializer";
    }

    private static String methodNames(TypeInfo type) {
        Set<String> names = new TreeSet<>();
        for (MethodInfo each : type.methods()) {
            if (each.canBeWoven()) {
                names.add(each.name());
            }
        }
        List<String> first = new ArrayList<>(names).subList(0, Math.min(MAX_NAMES, names.size()));
        String text = first.isEmpty() ? "none that could be monitored" : String.join(", ", first);
        return names.size() > MAX_NAMES ? text + " and others" : text;
    }

    // ---- preview ------------------------------------------------------------------------------------------------

    /**
     * What selectors would match, with the exclusions of now.
     *
     * @param text as in {@code opvitals.instrumentation.include}
     */
    public Preview preview(String text) {
        List<String> problems = new ArrayList<>();
        List<Selector> asked = Selector.parseList("selector", text, problems);
        if (problems.isEmpty() && asked.isEmpty()) {
            problems.add("selector: '" + text + "' (expected: one, for example com.acme.Search#find*)");
        }
        if (!problems.isEmpty()) {
            return new Preview(problems, List.of(), 0, false, 0);
        }
        List<Class<?>> candidates = new ArrayList<>();
        int notSeen = 0;
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (isOfApplication(each) && mayMatch(asked, each)) {
                if (instrumentation.isModifiableClass(each)) {
                    candidates.add(each);
                } else {
                    notSeen++;
                }
            }
        }
        Matches matches = new Matches(asked, notSeen);
        for (int i = 0; i < candidates.size(); i += CLASSES_AT_ONCE) {
            List<Class<?>> batch = candidates.subList(i, Math.min(i + CLASSES_AT_ONCE, candidates.size()));
            Map<Class<?>, byte[]> files = retransformation.classFiles(batch);
            for (Class<?> each : batch) {
                matches.add(each, files.get(each));
            }
        }
        return matches.preview();
    }

    /** What has been found so far. */
    private final class Matches {

        private final List<Selector> asked;
        private final @Nullable MethodSelection current = transformer.selection();
        private final List<Selector> excludes =
                current == null ? List.of() : current.selectors().exclude();
        private final Descriptors descriptors;
        private final Set<String> annotations;
        private final List<Preview.Match> found = new ArrayList<>();
        private int count;
        private int additional;
        private int notSeen;

        Matches(List<Selector> asked, int notSeen) {
            this.asked = asked;
            this.notSeen = notSeen;
            this.annotations = new Selectors(asked, excludes, 1).annotations();
            this.descriptors = new Descriptors(List.copyOf(new Selectors(asked, List.of(), 1).annotations()));
        }

        void add(Class<?> type, byte @Nullable [] file) {
            if (file == null) {
                notSeen++;
                return;
            }
            List<String> ancestors = names(ancestors(type));
            ClassFileHeader header = ClassFileHeader.read(file, descriptors);
            boolean concerned = header != null && (header.containsText() || isNamed(asked, type.getName(), ancestors));
            if (!concerned) {
                return;
            }
            TypeInfo read = TypeReader.read(new ClassReader(file), annotations);
            Woven woven = numbers.woven.get(type.getClassLoader(), Retransformation.internalName(type));
            for (Choice each : MethodSelection.chosenBy(asked, excludes, read, ancestors)) {
                String key = MethodSelection.key(each.method());
                boolean isMonitored = woven.plans().containsKey(key);
                String excludedBy =
                        each.excludedBy() == null ? "" : each.excludedBy().where();
                count++;
                additional += isMonitored || !excludedBy.isEmpty() ? 0 : 1;
                if (found.size() < Preview.MAX_SHOWN) {
                    found.add(new Preview.Match(
                            type.getName() + "#" + key, each.id().name(), isMonitored, excludedBy));
                }
            }
        }

        Preview preview() {
            int left = current == null
                    ? Selectors.DEFAULT_MAX_METHODS
                    : current.limit().left();
            return new Preview(List.of(), found, count, additional > left, notSeen);
        }
    }

    private static boolean mayMatch(List<Selector> asked, Class<?> type) {
        for (Selector each : asked) {
            if (!each.annotation().isEmpty()) {
                return true;
            }
        }
        return isNamed(asked, type.getName(), names(ancestors(type)));
    }

    private static boolean isNamed(List<Selector> asked, String className, List<String> ancestors) {
        for (Selector each : asked) {
            if (each.namesClass(className) || each.namesSubtypeOf(ancestors)) {
                return true;
            }
        }
        return false;
    }

    // ---- classes ------------------------------------------------------------------------------------------------

    private boolean isOfApplication(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && loader != own
                && loader != ClassLoader.getPlatformClassLoader()
                && !type.isArray()
                && !isOfPremain(type);
    }

    private static boolean isOfPremain(Class<?> type) {
        return type.getName().startsWith("io.opvitals.premain.");
    }

    /** All supertypes, nearest first. They are loaded because the type is. */
    private static Set<Class<?>> ancestors(Class<?> type) {
        Set<Class<?>> seen = new LinkedHashSet<>();
        List<Class<?>> queue = new ArrayList<>();
        queue.add(type);
        for (int i = 0; i < queue.size(); i++) {
            Class<?> parent = queue.get(i).getSuperclass();
            if (parent != null && seen.add(parent)) {
                queue.add(parent);
            }
            for (Class<?> each : queue.get(i).getInterfaces()) {
                if (seen.add(each)) {
                    queue.add(each);
                }
            }
        }
        return seen;
    }

    private static List<String> names(Set<Class<?>> types) {
        Set<String> names = new HashSet<>();
        for (Class<?> each : types) {
            names.add(each.getName());
        }
        return List.copyOf(names);
    }

    /** Not by its toString, which is the application's. */
    static String name(@Nullable ClassLoader loader) {
        if (loader == null) {
            return "boot";
        }
        String given = loader.getName();
        return (given == null ? loader.getClass().getName() : given) + "@"
                + Integer.toHexString(System.identityHashCode(loader));
    }
}
