package io.opvitals.agent.instrument;

import io.opvitals.agent.instrument.MethodInfo.Argument;
import java.util.List;

/**
 * What is woven into one method.
 *
 * @param operation index of the operation it is; {@link #NONE} where it is none
 * @param fallbackOf indices of the operations it is the fallback of
 * @param arguments parameters to capture
 */
record MethodPlan(int operation, List<Integer> fallbackOf, List<Argument> arguments) {

    static final int NONE = -1;

    boolean isOperation() {
        return operation != NONE;
    }
}
