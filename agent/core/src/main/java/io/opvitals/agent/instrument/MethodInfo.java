package io.opvitals.agent.instrument;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * One method of a class file.
 *
 * @param name its name
 * @param descriptor its descriptor
 * @param access its access flags
 * @param monitored its own annotation, where it has one
 * @param markers annotations of other projects that selectors ask for
 * @param arguments its parameters marked {@code @OperationAttribute}
 * @param parameterNames the names of its parameters with commas; empty where the class file does not have them
 * @param bridgeTo for a bridge method, the descriptor of the method of the same class and name it calls
 * @param maxLocals local variable slots of its code
 */
record MethodInfo(
        String name,
        String descriptor,
        int access,
        @Nullable Monitored monitored,
        List<Marker> markers,
        List<Argument> arguments,
        String parameterNames,
        @Nullable String bridgeTo,
        int maxLocals) {

    private static final int NOT_WOVEN =
            Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;

    /** A parameter whose value becomes an attribute. */
    record Argument(int parameter, String key, boolean metric) {}

    boolean canBeWoven() {
        return (access & NOT_WOVEN) == 0 && name.charAt(0) != '<';
    }

    boolean isPublic() {
        return (access & Opcodes.ACC_PUBLIC) != 0;
    }

    boolean isStatic() {
        return (access & Opcodes.ACC_STATIC) != 0;
    }

    /** Whether a subclass can override it or an implementation implement it. */
    boolean isInherited() {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0 && name.charAt(0) != '<';
    }

    boolean hasSignature(String otherName, String otherDescriptor) {
        return name.equals(otherName) && descriptor.equals(otherDescriptor);
    }
}
