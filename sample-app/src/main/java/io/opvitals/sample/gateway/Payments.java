package io.opvitals.sample.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.Operations;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * Takes money, behind a circuit breaker of Resilience4j. The annotation on the type makes each public method an operation
 * of the wrapper {@code payments}. Nothing here tells Opvitals of the breaker: its state and its transitions are found,
 * and a call that it refuses is {@code rejected}.
 */
@MonitoredOperation("payments")
public final class Payments {

    private static final Duration DEADLINE = Duration.ofMillis(400);
    private static final BigDecimal FEE_USD = new BigDecimal("0.05");

    private final UpstreamClient upstream;
    private final CircuitBreaker breaker;

    public Payments(UpstreamClient upstream, CircuitBreaker breaker) {
        this.upstream = upstream;
        this.breaker = breaker;
    }

    /**
     * Takes money. Returns the receipt's number.
     *
     * @throws CardDeclinedException if the customer's bank says no, which the annotation names as expected
     */
    @MonitoredOperation(expected = CardDeclinedException.class)
    public String charge(long cents) throws TimeoutException {
        HttpResponse<String> response = guarded("/payments/charge?" + cents);
        if (response.statusCode() == 402) {
            throw new CardDeclinedException(cents);
        }
        Operations.current().cost(FEE_USD, "USD");
        return response.body();
    }

    /**
     * Gives money back. It may be declined, and then returns all the same: that this is an error is said by a rule of the
     * configuration, {@code payments.refund: error when result.status == 'DECLINED'}.
     */
    public Refund refund(long cents) throws TimeoutException {
        return Refund.of(guarded("/payments/refund?" + cents).body());
    }

    private HttpResponse<String> guarded(String path) throws TimeoutException {
        try {
            return breaker.executeCallable(() -> upstream.ask(path, DEADLINE));
        } catch (TimeoutException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
