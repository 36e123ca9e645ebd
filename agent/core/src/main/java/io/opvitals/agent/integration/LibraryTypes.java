package io.opvitals.agent.integration;

import org.jspecify.annotations.Nullable;

/** Finds a library's class among the supertypes of an object's class, which may be the application's own. */
public final class LibraryTypes {

    private LibraryTypes() {}

    /** The class or interface of this name that {@code type} is or extends; {@code null} where there is none. */
    public static @Nullable Class<?> find(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals(name)) {
                return each;
            }
            for (Class<?> implemented : each.getInterfaces()) {
                Class<?> found = find(implemented, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
