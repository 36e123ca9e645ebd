package io.opvitals.agent.integration;

import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A fallback function of the application that tells what becomes of it. What it returns and throws stays the same. */
public final class ToldFunction implements UnaryOperator<@Nullable Object> {

    private final Function<@Nullable Object, @Nullable Object> function;
    private final OpvitalsDoor.Fallback fallback;

    private ToldFunction(Function<@Nullable Object, @Nullable Object> function, OpvitalsDoor.Fallback fallback) {
        this.function = function;
        this.fallback = fallback;
    }

    /** The function, told of; or what it is, where it is no function. */
    @SuppressWarnings("unchecked") // It is given what the library would have given it.
    public static @Nullable Object of(@Nullable Object function, OpvitalsDoor.Fallback fallback) {
        return function instanceof Function
                ? new ToldFunction((Function<@Nullable Object, @Nullable Object>) function, fallback)
                : function;
    }

    @Override
    public @Nullable Object apply(@Nullable Object cause) {
        OpvitalsDoor.fallbackBegins(fallback, cause);
        Object served = function.apply(cause);
        OpvitalsDoor.fallbackServed(fallback, cause);
        return served;
    }
}
