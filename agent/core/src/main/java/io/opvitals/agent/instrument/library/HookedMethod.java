package io.opvitals.agent.instrument.library;

import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.List;

/**
 * A method or constructor of a library with a hook at its entry and its ends. A constructor has it at its end only:
 * before, there is no object.
 *
 * @param name {@code <init>} for a constructor
 * @param descriptor of the method
 * @param hook what happens there
 * @param fields fields of the object that the hook sees, as they are at the entry, after the arguments; not for a
 *     constructor
 * @param replacedArguments positions of arguments that the hook may replace; references only
 * @param replacesResult whether the hook may replace the result; a reference
 */
public record HookedMethod(
        String name,
        String descriptor,
        OpvitalsDoor.Hook hook,
        List<Field> fields,
        List<Integer> replacedArguments,
        boolean replacesResult) {

    /** A field that the class itself declares. */
    public record Field(String name, String descriptor) {}

    /** A hook that watches. */
    public HookedMethod(String name, String descriptor, OpvitalsDoor.Hook hook) {
        this(name, descriptor, hook, List.of(), List.of(), false);
    }

    /** A hook that watches, and sees fields. */
    public HookedMethod(String name, String descriptor, OpvitalsDoor.Hook hook, Field... fields) {
        this(name, descriptor, hook, List.of(fields), List.of(), false);
    }

    /** The hook may replace this argument. */
    public HookedMethod replacingArgument(int position) {
        return new HookedMethod(name, descriptor, hook, fields, List.of(position), replacesResult);
    }

    /** The hook may replace the result. */
    public HookedMethod replacingResult() {
        return new HookedMethod(name, descriptor, hook, fields, replacedArguments, true);
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }
}
