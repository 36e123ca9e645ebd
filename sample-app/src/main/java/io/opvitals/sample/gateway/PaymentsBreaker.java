package io.opvitals.sample.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;

/** The circuit breaker of the payments: so many failures in a row open it, for a pause; then one call tries it. */
public final class PaymentsBreaker {

    private PaymentsBreaker() {}

    /**
     * Makes one that is closed.
     *
     * @param failuresToOpen greater than zero
     * @param pause greater than zero
     */
    public static CircuitBreaker create(int failuresToOpen, Duration pause) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(failuresToOpen)
                .minimumNumberOfCalls(failuresToOpen)
                .failureRateThreshold(100)
                .waitDurationInOpenState(pause)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build();
        return CircuitBreaker.of("payments", config);
    }
}
