package io.opvitals.adapter.resilience4j;

import io.github.resilience4j.core.functions.CheckedFunction;
import io.opvitals.bootstrap.OpvitalsDoor;
import org.jspecify.annotations.Nullable;

/** Wraps fallback functions that may throw anything. */
public final class CheckedFunctions extends OpvitalsDoor.FallbackWrapper {

    @Override
    @SuppressWarnings("unchecked") // It is given what the library would have given it.
    public Object wrap(Object function, OpvitalsDoor.Fallback told) {
        CheckedFunction<@Nullable Object, @Nullable Object> wrapped =
                (CheckedFunction<@Nullable Object, @Nullable Object>) function;
        return (CheckedFunction<@Nullable Object, @Nullable Object>) cause -> {
            OpvitalsDoor.fallbackBegins(told, cause);
            Object served = wrapped.apply(cause);
            OpvitalsDoor.fallbackServed(told, cause);
            return served;
        };
    }
}
