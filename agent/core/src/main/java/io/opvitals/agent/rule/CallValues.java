package io.opvitals.agent.rule;

import org.jspecify.annotations.Nullable;

/** What a rule can read of a call that has just ended. */
public final class CallValues {

    /** A call of which nothing was kept. */
    public static final CallValues NOTHING = ended(null, "");

    final boolean returned;
    final @Nullable Object result;
    final @Nullable Throwable exception;
    final @Nullable Object @Nullable [] arguments;
    final String parameterNames;

    private CallValues(
            boolean returned,
            @Nullable Object result,
            @Nullable Throwable exception,
            @Nullable Object @Nullable [] arguments,
            String parameterNames) {
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
     * @param parameterNames the names of its parameters with commas; empty where the class file has none
     */
    public static CallValues returned(
            @Nullable Object result, @Nullable Object @Nullable [] arguments, String parameterNames) {
        return new CallValues(true, result, null, arguments, parameterNames);
    }

    /** A call that threw; the arguments as for one that returned. */
    public static CallValues threw(
            Throwable exception, @Nullable Object @Nullable [] arguments, String parameterNames) {
        return new CallValues(false, null, exception, arguments, parameterNames);
    }

    /** The number of the parameter of this name; -1 where there is none. */
    int positionOf(String parameter) {
        int position = 0;
        int from = 0;
        while (from <= parameterNames.length()) {
            int comma = parameterNames.indexOf(',', from);
            int end = comma < 0 ? parameterNames.length() : comma;
            if (end - from == parameter.length() && parameterNames.startsWith(parameter, from)) {
                return position;
            }
            position++;
            from = end + 1;
        }
        return -1;
    }

    /** A call that returned something that was not kept; the arguments as for one that returned. */
    public static CallValues ended(@Nullable Object @Nullable [] arguments, String parameterNames) {
        return new CallValues(false, null, null, arguments, parameterNames);
    }
}
