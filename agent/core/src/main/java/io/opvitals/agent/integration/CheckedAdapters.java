package io.opvitals.agent.integration;

import io.opvitals.agent.log.AgentLog;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Adapters that are held against the library before they are made: everything they call must be there, everything they
 * must implement must be known. A library that differs is left alone in that class loader, with one line that says which
 * versions are known.
 */
public final class CheckedAdapters {

    private final AgentLog log;
    private final AdapterClasses classes;

    private final ClassValue<ConcurrentHashMap<String, Boolean>> fits = new ClassValue<>() {
        @Override
        protected ConcurrentHashMap<String, Boolean> computeValue(Class<?> libraryClass) {
            return new ConcurrentHashMap<>();
        }
    };

    /**
     * @param classes makes the adapters that fit
     * @param log says which do not
     */
    public CheckedAdapters(AdapterClasses classes, AgentLog log) {
        this.classes = classes;
        this.log = log;
    }

    /**
     * An adapter, and what a user is told of its library.
     *
     * @param className full name of a class of {@code agent/adapters}
     * @param library as a user knows it
     * @param knownVersions those it was tried with
     */
    public record Adapter(String className, String library, String knownVersions) {}

    /**
     * The adapter for a library.
     *
     * @param libraryClass always the same class of the library, whose class loader sees all that the adapter needs
     * @return {@code null} where it does not fit, which is said once
     */
    public @Nullable Object of(Class<?> libraryClass, Adapter adapter) {
        if (libraryClass.getClassLoader() == null || !fits(libraryClass, adapter)) {
            return null;
        }
        return classes.adapter(libraryClass, adapter.className());
    }

    private boolean fits(Class<?> libraryClass, Adapter adapter) {
        ConcurrentHashMap<String, Boolean> known = fits.get(libraryClass);
        Boolean fit = known.get(adapter.className());
        if (fit != null) {
            return fit;
        }
        ClassLoader loader = libraryClass.getClassLoader();
        String difference =
                new AdapterFit(loader).difference(adapter.className().replace('.', '/'));
        Boolean raced = known.putIfAbsent(adapter.className(), difference.isEmpty());
        if (raced != null) {
            return raced;
        }
        if (!difference.isEmpty()) {
            log.warn(
                    "integration",
                    adapter.library() + " in " + loader + " is not watched: " + difference + " (known versions: "
                            + adapter.knownVersions() + ")");
        }
        return difference.isEmpty();
    }
}
