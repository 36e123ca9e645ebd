package io.opvitals.agent.instrument.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A library that the agent knows: which of its classes are woven. */
public final class Library {

    private final String name;
    private final String knownVersions;
    private final Set<String> required;
    private final Map<String, HookedClass> classes = new HashMap<>();

    /**
     * @param name as a user knows it
     * @param knownVersions those it was tried with, as a user reads them: {@code "2.0 to 2.3"}
     * @param classes its woven classes, each of which may be missing
     */
    public Library(String name, String knownVersions, List<HookedClass> classes) {
        this(name, knownVersions, Set.of(), classes);
    }

    /**
     * A library that is more than loose parts.
     *
     * @param name as a user knows it
     * @param knownVersions those it was tried with, as a user reads them
     * @param required internal names of classes that every known version has, whatever parts of it are used
     * @param classes its woven classes; of those not required, any may be missing
     */
    public Library(String name, String knownVersions, Set<String> required, List<HookedClass> classes) {
        this.name = name;
        this.required = Set.copyOf(required);
        this.knownVersions = knownVersions;
        for (HookedClass each : classes) {
            this.classes.put(each.internalName(), each);
        }
    }

    String name() {
        return name;
    }

    String knownVersions() {
        return knownVersions;
    }

    Set<String> required() {
        return required;
    }

    @Nullable
    HookedClass hookedClass(String internalName) {
        return classes.get(internalName);
    }

    Iterable<HookedClass> classes() {
        return classes.values();
    }
}
