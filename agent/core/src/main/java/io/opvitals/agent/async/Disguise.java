package io.opvitals.agent.async;

import io.opvitals.bootstrap.OpvitalsDoor;
import java.lang.reflect.Modifier;

/**
 * Whether a publisher may be replaced by one of ours, such that no caller can tell.
 *
 * <p>A method that declares a library's base type promises no more than that type, and ours is one. A method that
 * declares {@code Object}, as a generic one does after erasure, promises what its caller makes of it: a cast to any type
 * that the caller can name and the publisher is of. So every public type of the publisher must be one of ours, too.
 * Classes that are not public cannot be named outside of their package, which is the library's own.
 */
final class Disguise {

    private final ClassValue<Boolean> worksUnseen;

    /**
     * For replacing by one class.
     *
     * @param ours what stands for the publisher
     */
    Disguise(Class<?> ours) {
        this.worksUnseen = new ClassValue<>() {
            @Override
            protected Boolean computeValue(Class<?> type) {
                return isCovered(type, ours);
            }
        };
    }

    /** Whether a publisher of this class may be replaced, given what the method declares. */
    boolean works(Class<?> publisher, int replacement) {
        if (replacement == OpvitalsDoor.REPLACE_PUBLISHER) {
            return true;
        }
        return replacement == OpvitalsDoor.REPLACE_UNLESS_TOLD_APART && worksUnseen.get(publisher);
    }

    private static boolean isCovered(Class<?> type, Class<?> ours) {
        if (Modifier.isPublic(type.getModifiers()) && !type.isAssignableFrom(ours)) {
            return false;
        }
        Class<?> parent = type.getSuperclass();
        if (parent != null && !isCovered(parent, ours)) {
            return false;
        }
        for (Class<?> each : type.getInterfaces()) {
            if (!isCovered(each, ours)) {
                return false;
            }
        }
        return true;
    }
}
