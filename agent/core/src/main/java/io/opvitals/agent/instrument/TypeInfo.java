package io.opvitals.agent.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What selection needs to know of a class file.
 *
 * @param name internal name
 * @param superName internal name of the superclass; empty where there is none
 * @param interfaces internal names of the direct superinterfaces
 * @param monitored the annotation on the type, where it has one
 * @param markers annotations of other projects that selectors ask for
 * @param methods its methods
 */
record TypeInfo(
        String name,
        String superName,
        List<String> interfaces,
        @Nullable Monitored monitored,
        List<Marker> markers,
        List<MethodInfo> methods) {

    /** Stands for a supertype that is known to have nothing for us. */
    static final TypeInfo NOTHING = new TypeInfo("", "", List.of(), null, List.of(), List.of());

    boolean isNothing() {
        return name.isEmpty();
    }
}
