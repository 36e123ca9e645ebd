package io.opvitals.agent.instrument.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A library that the agent knows: which of its classes are woven. */
public final class Library {

    private final String name;
    private final String knownVersions;
    private final Map<String, HookedClass> classes = new HashMap<>();

    /**
     * @param name as a user knows it
     * @param knownVersions those it was tried with, as a user reads them: {@code "2.0 to 2.3"}
     * @param classes its woven classes
     */
    public Library(String name, String knownVersions, List<HookedClass> classes) {
        this.name = name;
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

    @Nullable
    HookedClass hookedClass(String internalName) {
        return classes.get(internalName);
    }

    Iterable<HookedClass> classes() {
        return classes.values();
    }
}
