package io.opvitals.testapp.guarded;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import io.opvitals.api.MonitoredOperation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Resilience4j's annotations; a class, so that Spring makes a subclass its proxy. */
public class AnnotatedService {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    @CircuitBreaker(name = "served", fallbackMethod = "instead")
    @MonitoredOperation(wrapper = "bean")
    public String served(Flaky flaky) {
        return flaky.ask();
    }

    @CircuitBreaker(name = "refused", fallbackMethod = "instead")
    @MonitoredOperation(wrapper = "bean")
    public String refused(Flaky flaky) {
        return flaky.ask();
    }

    @CircuitBreaker(name = "broken")
    @MonitoredOperation(wrapper = "bean")
    public String broken(Flaky flaky) {
        return flaky.ask();
    }

    @Retry(name = "retried")
    @MonitoredOperation(wrapper = "bean")
    public String retried(Flaky flaky) {
        return flaky.ask();
    }

    @Retry(name = "both", fallbackMethod = "instead")
    @CircuitBreaker(name = "both")
    @MonitoredOperation(wrapper = "bean")
    public String both(Flaky flaky) {
        return flaky.ask();
    }

    @CircuitBreaker(name = "failing", fallbackMethod = "failingToo")
    @MonitoredOperation(wrapper = "bean", value = "fallback-fails")
    public String fallbackFails(Flaky flaky) {
        return flaky.ask();
    }

    @CircuitBreaker(name = "later", fallbackMethod = "insteadLater")
    @MonitoredOperation(wrapper = "bean")
    public CompletionStage<String> later(Flaky flaky) {
        return flaky.askLater(executor);
    }

    @Retry(name = "retried-later")
    @MonitoredOperation(wrapper = "bean", value = "retried-later")
    public CompletionStage<String> retriedLater(Flaky flaky) {
        return flaky.askLater(executor);
    }

    /** Not guarded: nothing but a method of a proxied bean. */
    @MonitoredOperation(wrapper = "bean")
    public String plain(Flaky flaky) {
        return flaky.ask();
    }

    String instead(Flaky flaky, Exception cause) {
        return "fallback";
    }

    String failingToo(Flaky flaky, Exception cause) {
        throw new UnsupportedOperationException("no fallback either");
    }

    CompletionStage<String> insteadLater(Flaky flaky, Exception cause) {
        return CompletableFuture.supplyAsync(() -> "fallback", executor);
    }
}
