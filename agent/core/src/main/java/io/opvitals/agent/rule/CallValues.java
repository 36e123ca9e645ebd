package io.opvitals.agent.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule can read of a call that has just ended. */
public final class CallValues {

    final boolean returned;
    final @Nullable Object result;
    final @Nullable Throwable exception;
    final @Nullable Object @Nullable [] arguments;
    final List<String> parameterNames;

    private CallValues(
            boolean returned,
            @Nullable Object result,
            @Nullable Throwable exception,
            @Nullable Object @Nullable [] arguments,
            List<String> parameterNames) {
        this.returned = returned;
        this.result = result;
        this.exception = exception;
        this.arguments = arguments;
        this.parameterNames = parameterNames;
    }

    /**
     * A call that returned.
     *
     * @param result what it returned
     * @param arguments what it was called with; {@code null} where that was not kept
     * @param parameterNames the names of its parameters; empty where the class file has none
     */
    public static CallValues returned(
            @Nullable Object result, @Nullable Object @Nullable [] arguments, List<String> parameterNames) {
        return new CallValues(true, result, null, arguments, parameterNames);
    }

    /** A call that threw; the arguments as for one that returned. */
    public static CallValues threw(
            Throwable exception, @Nullable Object @Nullable [] arguments, List<String> parameterNames) {
        return new CallValues(false, null, exception, arguments, parameterNames);
    }

    /** A call that returned something that was not kept; the arguments as for one that returned. */
    public static CallValues ended(@Nullable Object @Nullable [] arguments, List<String> parameterNames) {
        return new CallValues(false, null, null, arguments, parameterNames);
    }
}
