package io.opvitals.testapp.guarded;

import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.Fallback;
import dev.failsafe.RateLimitExceededException;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Failsafe's policies. */
public final class Failsafely {

    private static final Duration LONG = Duration.ofHours(1);

    /** Held until the end, as an application holds its breakers. */
    private static final Failsafely APPLICATION = new Failsafely();

    private final CircuitBreaker<String> breaker = CircuitBreaker.<String>builder()
            .withFailureThreshold(2)
            .withSuccessThreshold(1)
            .withDelay(LONG)
            .build();
    private final Bulkhead<String> bulkhead = Bulkhead.of(1);
    private final RateLimiter<String> rateLimiter =
            RateLimiter.<String>burstyBuilder(1, LONG).build();

    public static void main(String[] arguments) throws Exception {
        APPLICATION.run();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The script waits for it.
    private void run() throws Exception {
        Script script = new Script();
        script.returns("failsafe.fallback", "fallback", "fallback", this::fallback);
        script.returns("failsafe.of-result", "fallback", "fallback", this::ofResult);
        script.returns("failsafe.later", "fallback", "fallback", this::later);
        script.returns("failsafe.waited-for", "fallback", "fallback", this::waitedFor);
        script.returns("failsafe.stage", "fallback", "fallback", this::stage);
        script.fails("failsafe.fallback-fails", "error", UnsupportedOperationException.class, this::fallbackFails);
        script.returns("failsafe.retried", "success", "answer", this::retried);
        script.returns("failsafe.retried-later", "success", "answer", this::retriedLater);
        script.returns("failsafe.exhausted", "fallback", "fallback", this::exhausted);
        script.fails("failsafe.checked", "error", FailsafeException.class, this::checked);
        script.fails("failsafe.slow", "timeout", TimeoutExceededException.class, this::slow);
        for (int i = 0; i < 2; i++) {
            script.fails("failsafe.broken", "error", IllegalStateException.class, () -> broken(Flaky.broken()));
        }
        for (int i = 0; i < 3; i++) {
            script.fails(
                    "failsafe.broken", "rejected", CircuitBreakerOpenException.class, () -> broken(Flaky.broken()));
        }
        breaker.halfOpen();
        script.returns("failsafe.broken", "success", "answer", () -> broken(new Flaky(0)));
        script.returns("failsafe.crowded", "success", "answer", this::crowded);
        bulkhead.acquirePermit();
        script.fails("failsafe.crowded", "rejected", BulkheadFullException.class, this::crowded);
        script.returns("failsafe.metered", "success", "answer", this::metered);
        script.fails("failsafe.metered", "rejected", RateLimitExceededException.class, this::metered);
        script.end();
    }

    @MonitoredOperation(wrapper = "failsafe")
    String fallback() {
        return Failsafe.with(Fallback.of("fallback")).get(Flaky.broken()::ask);
    }

    @MonitoredOperation(wrapper = "failsafe", value = "of-result")
    String ofResult() {
        return Failsafe.with(
                        Fallback.<String>builder("fallback").handleResult("bad").build())
                .get(() -> "bad");
    }

    @MonitoredOperation(wrapper = "failsafe")
    CompletableFuture<String> later() {
        return Failsafe.with(Fallback.of("fallback")).getAsync(Flaky.broken()::ask);
    }

    @MonitoredOperation(wrapper = "failsafe", value = "waited-for")
    String waitedFor() throws Exception {
        return Failsafe.with(Fallback.of("fallback"))
                .getAsync(Flaky.broken()::ask)
                .get();
    }

    @MonitoredOperation(wrapper = "failsafe")
    CompletableFuture<String> stage() {
        Fallback<String> later = Fallback.ofStage(() -> CompletableFuture.supplyAsync(() -> "fallback"));
        return Failsafe.with(later).getAsync(Flaky.broken()::ask);
    }

    @MonitoredOperation(wrapper = "failsafe", value = "fallback-fails")
    String fallbackFails() {
        Fallback<String> failing =
                Fallback.ofException(event -> new UnsupportedOperationException("no fallback either"));
        return Failsafe.with(failing).get(Flaky.broken()::ask);
    }

    @MonitoredOperation(wrapper = "failsafe")
    String retried() {
        return Failsafe.with(retry()).get(new Flaky(2)::ask);
    }

    @MonitoredOperation(wrapper = "failsafe", value = "retried-later")
    CompletableFuture<String> retriedLater() {
        return Failsafe.with(retry()).getAsync(new Flaky(2)::ask);
    }

    @MonitoredOperation(wrapper = "failsafe")
    String exhausted() {
        return Failsafe.with(Fallback.of("fallback"), retry()).get(Flaky.broken()::ask);
    }

    @MonitoredOperation(wrapper = "failsafe")
    String checked() {
        return Failsafe.with(RetryPolicy.<String>builder().withMaxRetries(0).build())
                .get(() -> {
                    throw new IOException("wrapped");
                });
    }

    @MonitoredOperation(wrapper = "failsafe")
    String slow() {
        return Failsafe.with(Timeout.<String>builder(Duration.ofMillis(20))
                        .withInterrupt()
                        .build())
                .get(() -> {
                    new CountDownLatch(1).await();
                    return "never";
                });
    }

    @MonitoredOperation(wrapper = "failsafe")
    String broken(Flaky flaky) {
        return Failsafe.with(breaker).get(flaky::ask);
    }

    @MonitoredOperation(wrapper = "failsafe")
    String crowded() {
        return Failsafe.with(bulkhead).get(new Flaky(0)::ask);
    }

    @MonitoredOperation(wrapper = "failsafe")
    String metered() {
        return Failsafe.with(rateLimiter).get(new Flaky(0)::ask);
    }

    private static RetryPolicy<String> retry() {
        return RetryPolicy.<String>builder()
                .withMaxRetries(2)
                .withDelay(Duration.ofMillis(1))
                .build();
    }
}
