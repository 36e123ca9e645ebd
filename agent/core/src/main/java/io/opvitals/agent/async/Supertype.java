package io.opvitals.agent.async;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for a class or interface by name among all that a class extends and implements. */
final class Supertype {

    private Supertype() {}

    static @Nullable Class<?> named(Class<?> type, Set<String> names) {
        if (names.contains(type.getName())) {
            return type;
        }
        Class<?> parent = type.getSuperclass();
        Class<?> found = parent == null ? null : named(parent, names);
        for (Class<?> each : type.getInterfaces()) {
            if (found != null) {
                return found;
            }
            found = named(each, names);
        }
        return found;
    }
}
