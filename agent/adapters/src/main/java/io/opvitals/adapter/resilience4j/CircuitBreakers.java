package io.opvitals.adapter.resilience4j;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;

/** Reads circuit breakers. */
public final class CircuitBreakers extends GuardReader {

    @Override
    public String name(Object guard) {
        return ((CircuitBreaker) guard).getName();
    }

    @Override
    public String state(Object guard) {
        return ((CircuitBreaker) guard).getState().name();
    }
}
