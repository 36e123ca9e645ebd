package io.opvitals.adapter.failsafe;

import dev.failsafe.CircuitBreaker;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;
import org.jspecify.annotations.Nullable;

/** Reads circuit breakers. */
public final class CircuitBreakers extends GuardReader {

    @Override
    public @Nullable String name(Object guard) {
        return null;
    }

    @Override
    public String state(Object guard) {
        return ((CircuitBreaker<?>) guard).getState().name();
    }
}
