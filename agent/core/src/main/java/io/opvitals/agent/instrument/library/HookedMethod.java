package io.opvitals.agent.instrument.library;

import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.List;

/**
 * A method or constructor of a library with a hook at its entry and its ends. A constructor has it at its end only:
 * before, there is no object.
 *
 * @param name {@code <init>} for a constructor
 * @param descriptor of the method; {@link #ANY} for each method of that name
 * @param hook what happens there
 * @param fields fields of the object that the hook sees, as they are at the entry, after the arguments; not for a
 *     constructor
 * @param replacedArguments positions of arguments that the hook may replace; references only
 * @param replacesResult whether the hook may replace the result; a reference
 * @param storesResult whether what replaces the result is also stored in the first of {@code fields}, of the same type:
 *     where the library keeps there what the method gives
 * @param isOptional whether there are known versions without it
 */
public record HookedMethod(
        String name,
        String descriptor,
        OpvitalsDoor.Hook hook,
        List<Field> fields,
        List<Integer> replacedArguments,
        boolean replacesResult,
        boolean storesResult,
        boolean isOptional) {

    /** For {@link #descriptor}: every overload. */
    public static final String ANY = "*";

    /** A field that the class itself declares. */
    public record Field(String name, String descriptor) {}

    /** A hook that watches. */
    public HookedMethod(String name, String descriptor, OpvitalsDoor.Hook hook) {
        this(name, descriptor, hook, List.of(), List.of(), false, false, false);
    }

    /** A hook that watches, and sees fields. */
    public HookedMethod(String name, String descriptor, OpvitalsDoor.Hook hook, Field... fields) {
        this(name, descriptor, hook, List.of(fields), List.of(), false, false, false);
    }

    /** The hook may replace this argument. */
    public HookedMethod replacingArgument(int position) {
        return new HookedMethod(
                name, descriptor, hook, fields, List.of(position), replacesResult, storesResult, isOptional);
    }

    /** The hook may replace the result. */
    public HookedMethod replacingResult() {
        return new HookedMethod(name, descriptor, hook, fields, replacedArguments, true, storesResult, isOptional);
    }

    /** The hook may replace the result, and the first of the fields with it. */
    public HookedMethod replacingResultAndField() {
        return new HookedMethod(name, descriptor, hook, fields, replacedArguments, true, true, isOptional);
    }

    /** There are known versions without it. */
    public HookedMethod optional() {
        return new HookedMethod(name, descriptor, hook, fields, replacedArguments, replacesResult, storesResult, true);
    }

    /** Whether this is the hook of a method. */
    boolean isFor(String method, String itsDescriptor) {
        return name.equals(method) && (descriptor.equals(ANY) || descriptor.equals(itsDescriptor));
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }
}
