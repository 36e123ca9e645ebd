package io.opvitals.sample.gateway;

import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.Operations;
import io.opvitals.sample.breaker.CircuitBreaker;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Takes money, behind a circuit breaker. The annotation on the type makes each public method an operation of the
 * wrapper {@code payments}. A call that the breaker refuses throws a {@link
 * java.util.concurrent.RejectedExecutionException} and so is {@code rejected}.
 */
@MonitoredOperation("payments")
public final class Payments {

    private static final Duration DEADLINE = Duration.ofMillis(400);
    private static final BigDecimal FEE_USD = new BigDecimal("0.05");

    private final UpstreamClient upstream;
    private final CircuitBreaker breaker;
    private final LongSupplier nanoTime;

    public Payments(UpstreamClient upstream, CircuitBreaker breaker, LongSupplier nanoTime) {
        this.upstream = upstream;
        this.breaker = breaker;
        this.nanoTime = nanoTime;
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

    /** Gives money back. Returns the receipt's number. */
    public String refund(long cents) throws TimeoutException {
        return guarded("/payments/refund?" + cents).body();
    }

    private HttpResponse<String> guarded(String path) throws TimeoutException {
        breaker.acquire(nanoTime.getAsLong());
        try {
            HttpResponse<String> response = upstream.ask(path, DEADLINE);
            breaker.succeeded();
            return response;
        } catch (TimeoutException | RuntimeException e) {
            breaker.failed(nanoTime.getAsLong());
            throw e;
        }
    }
}
