package io.opvitals.testapp.guarded;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.decorators.Decorators;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.opvitals.api.MonitoredOperation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Resilience4j's decorators, without any framework. */
public final class Decorated {

    private static final Duration LONG = Duration.ofHours(1);

    /** Held until the end, as an application holds its breakers. */
    private static final Decorated APPLICATION = new Decorated();

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "upstream",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(4)
                    .minimumNumberOfCalls(4)
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .waitDurationInOpenState(LONG)
                    .build());
    private final Bulkhead bulkhead = Bulkhead.of(
            "desk",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(2)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final RateLimiter rateLimiter = RateLimiter.of(
            "quota",
            RateLimiterConfig.custom()
                    .limitForPeriod(2)
                    .limitRefreshPeriod(LONG)
                    .timeoutDuration(Duration.ZERO)
                    .build());
    private final TimeLimiter timeLimiter = TimeLimiter.of(
            "patience",
            io.github.resilience4j.timelimiter.TimeLimiterConfig.custom()
                    .timeoutDuration(Duration.ofMillis(20))
                    .build());

    // Decorated once, long before they are called.
    private final Supplier<String> supplier = Decorators.ofSupplier(Flaky.broken()::ask)
            .withFallback(e -> "fallback")
            .decorate();
    private final Supplier<String> ofType = Decorators.ofSupplier(Flaky.broken()::ask)
            .withFallback(List.of(IllegalStateException.class), e -> "fallback")
            .decorate();
    private final Supplier<String> ofResult = Decorators.ofSupplier(() -> "bad")
            .withFallback("bad"::equals, result -> "fallback")
            .decorate();
    private final Supplier<String> fallbackFails = Decorators.ofSupplier(Flaky.broken()::ask)
            .withFallback(e -> {
                throw new UnsupportedOperationException("no fallback either");
            })
            .decorate();
    private final Callable<String> callable = Decorators.ofCallable(Flaky.broken()::ask)
            .withFallback(e -> "fallback")
            .decorate();
    private final CheckedSupplier<String> checked = Decorators.ofCheckedSupplier(Flaky.broken()::ask)
            .withFallback(IllegalStateException.class, e -> "fallback")
            .decorate();

    public static void main(String[] arguments) throws Exception {
        APPLICATION.run();
    }

    private void run() throws Exception {
        Script script = new Script();
        script.returns("plain.supplier", "fallback", "fallback", this::supplier);
        script.returns("plain.supplier-of-type", "fallback", "fallback", this::supplierOfType);
        script.returns("plain.of-result", "fallback", "fallback", this::ofResult);
        script.fails("plain.fallback-fails", "error", UnsupportedOperationException.class, this::fallbackFails);
        script.returns("plain.callable", "fallback", "fallback", this::callable);
        script.returns("plain.checked", "fallback", "fallback", this::checked);
        script.returns("plain.stage", "fallback", "fallback", this::stage);
        script.returns("plain.stage-waited-for", "fallback", "fallback", this::stageWaitedFor);
        script.returns("plain.no-fallback-needed", "success", "answer", this::noFallbackNeeded);
        script.returns("plain.retried", "success", "answer", this::retried);
        script.fails("plain.exhausted", "error", IllegalStateException.class, this::exhausted);
        script.returns("plain.exhausted-then-fallback", "fallback", "fallback", this::exhaustedThenFallback);
        script.returns("plain.retried-later", "success", "answer", this::retriedLater);
        for (int i = 0; i < 4; i++) {
            script.fails("plain.broken", "error", IllegalStateException.class, () -> broken(Flaky.broken()));
        }
        for (int i = 0; i < 3; i++) {
            script.fails("plain.broken", "rejected", CallNotPermittedException.class, () -> broken(Flaky.broken()));
        }
        breaker.transitionToHalfOpenState();
        script.returns("plain.broken", "success", "answer", () -> broken(new Flaky(0)));
        script.returns("plain.crowded", "success", "answer", this::crowded);
        bulkhead.acquirePermission();
        bulkhead.acquirePermission();
        script.fails("plain.crowded", "rejected", BulkheadFullException.class, this::crowded);
        bulkhead.releasePermission();
        script.returns("plain.metered", "success", "answer", this::metered);
        script.returns("plain.metered", "success", "answer", this::metered);
        script.fails("plain.metered", "rejected", RequestNotPermitted.class, this::metered);
        script.fails("plain.slow", "timeout", TimeoutException.class, this::slow);
        script.end();
        executor.shutdownNow();
    }

    @MonitoredOperation(wrapper = "plain")
    String supplier() {
        return supplier.get();
    }

    @MonitoredOperation(wrapper = "plain", value = "supplier-of-type")
    String supplierOfType() {
        return ofType.get();
    }

    @MonitoredOperation(wrapper = "plain", value = "of-result")
    String ofResult() {
        return ofResult.get();
    }

    @MonitoredOperation(wrapper = "plain", value = "fallback-fails")
    String fallbackFails() {
        return fallbackFails.get();
    }

    @MonitoredOperation(wrapper = "plain")
    String callable() throws Exception {
        return callable.call();
    }

    @MonitoredOperation(wrapper = "plain")
    String checked() throws Exception {
        try {
            return checked.get();
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @MonitoredOperation(wrapper = "plain")
    CompletionStage<String> stage() {
        return Decorators.ofCompletionStage(() -> Flaky.broken().askLater(executor))
                .withFallback(e -> "fallback")
                .get();
    }

    @MonitoredOperation(wrapper = "plain", value = "stage-waited-for")
    String stageWaitedFor() throws Exception {
        return Decorators.ofCompletionStage(() -> Flaky.broken().askLater(executor))
                .withFallback(e -> "fallback")
                .get()
                .toCompletableFuture()
                .get();
    }

    @MonitoredOperation(wrapper = "plain", value = "no-fallback-needed")
    String noFallbackNeeded() {
        return Decorators.ofSupplier(new Flaky(0)::ask)
                .withFallback(e -> "fallback")
                .get();
    }

    @MonitoredOperation(wrapper = "plain")
    String retried() {
        return retry().executeSupplier(new Flaky(2)::ask);
    }

    @MonitoredOperation(wrapper = "plain")
    String exhausted() throws Exception {
        return retry().executeCallable(Flaky.broken()::ask);
    }

    @MonitoredOperation(wrapper = "plain", value = "exhausted-then-fallback")
    String exhaustedThenFallback() {
        return Decorators.ofSupplier(Flaky.broken()::ask)
                .withRetry(retry())
                .withFallback(e -> "fallback")
                .get();
    }

    @MonitoredOperation(wrapper = "plain", value = "retried-later")
    CompletionStage<String> retriedLater() {
        Flaky flaky = new Flaky(1);
        return retry().executeCompletionStage(executor, () -> flaky.askLater(executor));
    }

    @MonitoredOperation(wrapper = "plain")
    String broken(Flaky flaky) {
        return breaker.executeSupplier(flaky::ask);
    }

    @MonitoredOperation(wrapper = "plain")
    String crowded() {
        return bulkhead.executeSupplier(new Flaky(0)::ask);
    }

    @MonitoredOperation(wrapper = "plain")
    String metered() {
        return rateLimiter.executeSupplier(new Flaky(0)::ask);
    }

    @MonitoredOperation(wrapper = "plain")
    String slow() throws Exception {
        return timeLimiter.executeFutureSupplier(CompletableFuture::new);
    }

    private static Retry retry() {
        return Retry.of(
                "retry",
                RetryConfig.custom()
                        .maxAttempts(3)
                        .waitDuration(Duration.ofMillis(1))
                        .build());
    }
}
