package io.opvitals.agent.operation;

import org.jspecify.annotations.Nullable;

/**
 * The name of an operation.
 *
 * @param wrapper the group around one external tool, without a dot
 * @param operation the operation within it
 */
public record OperationId(String wrapper, String operation) implements Comparable<OperationId> {

    /** The wrapper of operations whose name has no dot. */
    private static final String NO_WRAPPER = "application";

    /** The name of an operation that was given none. */
    private static final String NO_NAME = "unnamed";

    public OperationId {
        wrapper = withoutControls(wrapper);
        operation = withoutControls(operation);
        if (wrapper.isEmpty() || operation.isEmpty()) {
            throw new IllegalArgumentException(
                    "operation: '" + wrapper + "." + operation + "' (expected: wrapper.operation, neither empty)");
        }
    }

    /** Reads {@code wrapper.operation}; what stands before the first dot is the wrapper. What is missing has a name, too. */
    public static OperationId parse(String name) {
        int dot = name.indexOf('.');
        String wrapper = dot < 0 ? "" : name.substring(0, dot);
        return new OperationId(or(wrapper, NO_WRAPPER), or(name.substring(dot + 1), NO_NAME));
    }

    private static String or(String given, String byDefault) {
        return given.isBlank() ? byDefault : given;
    }

    /** Names go to terminals and logs, where a control character would do something. */
    private static String withoutControls(String name) {
        StringBuilder clean = new StringBuilder(name);
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i))) {
                clean.setCharAt(i, '_');
            }
        }
        return clean.toString();
    }

    /** {@code wrapper.operation}. */
    public String name() {
        return wrapper + "." + operation;
    }

    /** By hand, like {@link #hashCode()}: a record's own would set up java.lang.invoke in premain. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OperationId that && wrapper.equals(that.wrapper) && operation.equals(that.operation);
    }

    @Override
    public int hashCode() {
        return 31 * wrapper.hashCode() + operation.hashCode();
    }

    @Override
    public int compareTo(OperationId other) {
        int byWrapper = wrapper.compareTo(other.wrapper);
        return byWrapper != 0 ? byWrapper : operation.compareTo(other.operation);
    }

    @Override
    public String toString() {
        return name();
    }
}
