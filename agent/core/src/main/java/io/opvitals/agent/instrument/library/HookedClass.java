package io.opvitals.agent.instrument.library;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class of a library, and what is woven into it.
 *
 * @param internalName with slashes
 * @param methods its woven methods; a class that lacks one of them is of a version that is not known
 */
public record HookedClass(String internalName, List<HookedMethod> methods) {

    public HookedClass(String internalName, HookedMethod... methods) {
        this(internalName, List.of(methods));
    }

    @Nullable
    HookedMethod method(String name, String descriptor) {
        for (HookedMethod each : methods) {
            if (each.isFor(name, descriptor)) {
                return each;
            }
        }
        return null;
    }
}
