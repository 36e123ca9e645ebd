package io.opvitals.sample.breaker;

import java.util.concurrent.RejectedExecutionException;

/** A call that the breaker did not let through. */
public final class CircuitOpenException extends RejectedExecutionException {

    private static final long serialVersionUID = 1;

    CircuitOpenException(String breaker) {
        super("the circuit breaker \"" + breaker + "\" is open");
    }
}
