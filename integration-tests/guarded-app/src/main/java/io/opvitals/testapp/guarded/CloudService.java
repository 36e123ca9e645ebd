package io.opvitals.testapp.guarded;

import io.opvitals.api.MonitoredOperation;
import org.springframework.cloud.client.circuitbreaker.CircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.CircuitBreakerFactory;

/** Spring Cloud's circuit breakers. */
public class CloudService {

    private final CircuitBreaker breaker;

    public CloudService(CircuitBreakerFactory<?, ?> factory) {
        this.breaker = factory.create("cloud");
    }

    @MonitoredOperation(wrapper = "cloud")
    public String served(Flaky flaky) {
        return breaker.run(flaky::ask, cause -> "fallback");
    }

    @MonitoredOperation(wrapper = "cloud")
    public String alone(Flaky flaky) {
        return breaker.run(flaky::ask);
    }
}
