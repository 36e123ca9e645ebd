package io.opvitals.agent.instrument;

import io.opvitals.agent.instrument.MethodInfo.Argument;
import java.util.ArrayList;
import java.util.List;

/**
 * What is woven into one method.
 *
 * @param operation index of the operation it is; {@link #NONE} where it is none
 * @param fallbackOf indices of the operations it is the fallback of
 * @param arguments parameters to capture by name
 * @param capturesArguments whether rules look at its arguments
 * @param capturesResult whether rules look at its result, whatever its type
 */
record MethodPlan(
        int operation,
        List<Integer> fallbackOf,
        List<Argument> arguments,
        boolean capturesArguments,
        boolean capturesResult) {

    static final int NONE = -1;

    static MethodPlan ofOperation(int operation, List<Argument> arguments) {
        return new MethodPlan(operation, List.of(), arguments, false, false);
    }

    static MethodPlan ofFallback(int operation) {
        return new MethodPlan(NONE, List.of(operation), List.of(), false, false);
    }

    boolean isOperation() {
        return operation != NONE;
    }

    /** The same, and a fallback of this operation. */
    MethodPlan alsoFallbackOf(int served) {
        List<Integer> longer = new ArrayList<>(fallbackOf);
        longer.add(served);
        return new MethodPlan(operation, longer, arguments, capturesArguments, capturesResult);
    }

    /** The same, for an operation with rules. */
    MethodPlan capturing(boolean ofArguments, boolean ofResult) {
        return new MethodPlan(operation, fallbackOf, arguments, ofArguments, ofResult);
    }
}
