package io.opvitals.agent.instrument;

import io.opvitals.agent.log.AgentLog;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows loaded classes to the transformer once more, a batch at a time. What the JVM refuses as a batch is tried one class
 * at a time, so that one class that cannot be changed keeps no other from it.
 */
final class Retransformation {

    private final Instrumentation instrumentation;
    private final OperationTransformer transformer;
    private final WeavingNumbers numbers;
    private final AgentLog log;

    Retransformation(
            Instrumentation instrumentation, OperationTransformer transformer, WeavingNumbers numbers, AgentLog log) {
        this.instrumentation = instrumentation;
        this.transformer = transformer;
        this.numbers = numbers;
        this.log = log;
    }

    /** What is to become of these classes that they are not already. Changes none. */
    List<Change> look(List<Class<?>> classes) {
        List<Change> changes = new ArrayList<>();
        look(classes, changes);
        return changes;
    }

    /**
     * A class that is to be woven differently.
     *
     * @param type the class
     * @param before how it is woven
     * @param after how it is to be woven
     */
    record Change(Class<?> type, Woven before, Woven after) {}

    /** Changes these classes; gives those that could not be, which stay as they are. */
    List<Change> apply(List<Change> changes) {
        List<Change> failed = new ArrayList<>();
        apply(changes, failed);
        return failed;
    }

    /** The class files of these classes as other agents have left them. Changes none; what the JVM refuses is missing. */
    Map<Class<?>, byte[]> classFiles(List<Class<?>> classes) {
        Map<Class<?>, byte[]> files = new HashMap<>();
        classFiles(classes, files);
        return files;
    }

    private void classFiles(List<Class<?>> classes, Map<Class<?>, byte[]> files) {
        if (classes.isEmpty()) {
            return;
        }
        Class<?>[] shown = classes.toArray(new Class<?>[classes.size() + 1]);
        shown[classes.size()] = Pass.End.class;
        Pass pass = Pass.forClassFiles();
        Throwable refused = retransform(pass, shown);
        if (refused == null) {
            takenBack(classes);
        }
        if (pass.hasShownAll()) {
            files.putAll(pass.classFiles);
        } else if (classes.size() > 1) {
            for (Class<?> each : classes) {
                classFiles(List.of(each), files);
            }
        }
    }

    /** The JVM has taken what is no class file, and has given all of them their original bytecode. */
    private void takenBack(List<Class<?>> classes) {
        for (Class<?> each : classes) {
            numbers.woven.put(each.getClassLoader(), internalName(each), Woven.NOTHING);
        }
    }

    private void look(List<Class<?>> classes, List<Change> changes) {
        if (classes.isEmpty()) {
            return;
        }
        Class<?>[] shown = classes.toArray(new Class<?>[classes.size() + 1]);
        shown[classes.size()] = Pass.End.class;
        Pass pass = new Pass(true);
        Throwable refused = retransform(pass, shown);
        if (refused == null) {
            takenBack(classes);
        }
        if (pass.hasShownAll()) {
            for (Map.Entry<Class<?>, Woven> each : pass.found.entrySet()) {
                Woven before = wovenNow(each.getKey());
                if (!before.equals(each.getValue())) {
                    changes.add(new Change(each.getKey(), before, each.getValue()));
                }
            }
        } else if (classes.size() > 1) {
            for (Class<?> each : classes) {
                look(List.of(each), changes);
            }
        } else {
            // Of a class that was never linked, for one, because something it needs is not there.
            log.debug("instrument", "class " + classes.get(0).getName() + " cannot be looked into: " + refused);
        }
    }

    private void apply(List<Change> changes, List<Change> failed) {
        if (changes.isEmpty()) {
            return;
        }
        Class<?>[] changed = new Class<?>[changes.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = changes.get(i).type;
        }
        Pass pass = new Pass(false);
        Throwable refused = retransform(pass, changed);
        if (refused == null) {
            for (Change each : changes) {
                Woven now = pass.found.getOrDefault(each.type, Woven.NOTHING);
                numbers.woven.put(each.type.getClassLoader(), internalName(each.type), now);
                if (!now.equals(each.after)) {
                    failed.add(each);
                }
            }
        } else if (changes.size() > 1) {
            for (Change each : changes) {
                apply(List.of(each), failed);
            }
        } else {
            numbers.failed(internalName(changes.get(0).type), refused);
            failed.add(changes.get(0));
            log.warn(
                    "instrument",
                    "class " + changes.get(0).type.getName() + " stays "
                            + (changes.get(0).before.isNothing() ? "unmonitored" : "woven as it is")
                            + ", the JVM refuses to change it: " + refused);
        }
    }

    /** What the JVM said against it; {@code null} where all went well. */
    private @Nullable Throwable retransform(Pass pass, Class<?>[] classes) {
        // The transformer knows of one pass at a time, and there may be somebody who asks while classes are rewoven.
        synchronized (transformer) {
            transformer.begin(pass);
            try {
                instrumentation.retransformClasses(classes);
                return null;
            } catch (UnmodifiableClassException | LinkageError | InternalError | RuntimeException e) {
                return e;
            } finally {
                transformer.end();
            }
        }
    }

    Woven wovenNow(Class<?> type) {
        return numbers.woven.get(type.getClassLoader(), internalName(type));
    }

    static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
