package io.opvitals.agent.instrument;

import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Classes of the application that are loaded already, held weakly, so that walking over them keeps none alive. */
final class LoadedClasses {

    private final List<WeakReference<Class<?>>> classes;

    private LoadedClasses(List<WeakReference<Class<?>>> classes) {
        this.classes = classes;
    }

    /**
     * Those that can be changed and pass {@code wanted}.
     *
     * @param own the agent's class loader, whose classes are nobody's business
     */
    static LoadedClasses of(Instrumentation instrumentation, ClassLoader own, Predicate<Class<?>> wanted) {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        List<WeakReference<Class<?>>> found = new ArrayList<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = each.getClassLoader();
            boolean ofApplication = loader != null && loader != own && loader != platform;
            if (ofApplication
                    && !each.isArray()
                    && !each.getName().startsWith("io.opvitals.premain.")
                    && wanted.test(each)
                    && instrumentation.isModifiableClass(each)) {
                found.add(new WeakReference<>(each));
            }
        }
        return new LoadedClasses(found);
    }

    int size() {
        return classes.size();
    }

    /** The classes from one place to another that are still there. */
    List<Class<?>> batch(int from, int size) {
        List<Class<?>> batch = new ArrayList<>(size);
        for (int i = from; i < Math.min(from + size, classes.size()); i++) {
            Class<?> each = classes.get(i).get();
            if (each != null) {
                batch.add(each);
            }
        }
        return batch;
    }
}
