package io.opvitals.agent.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An annotation of another project, as it stands on a method or a type.
 *
 * @param descriptor of the annotation
 * @param name the name it gives; empty where it gives none
 * @param ofWrapper whether that is the name of what is called, rather than of the call
 */
record Marker(String descriptor, String name, boolean ofWrapper) {

    static @Nullable Marker find(List<Marker> markers, String descriptor) {
        for (Marker each : markers) {
            if (each.descriptor.equals(descriptor)) {
                return each;
            }
        }
        return null;
    }
}
