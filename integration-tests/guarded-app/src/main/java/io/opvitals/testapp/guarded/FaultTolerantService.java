package io.opvitals.testapp.guarded;

import io.opvitals.api.MonitoredOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A CDI bean whose methods are guarded. */
@ApplicationScoped
public class FaultTolerantService {

    @Fallback(fallbackMethod = "instead")
    @MonitoredOperation(wrapper = "ft")
    public String served(Flaky flaky) {
        return flaky.ask();
    }

    @Fallback(Handler.class)
    @MonitoredOperation(wrapper = "ft")
    public String handled(Flaky flaky) {
        return flaky.ask();
    }

    @Fallback(fallbackMethod = "failingToo")
    @MonitoredOperation(wrapper = "ft", value = "fallback-fails")
    public String fallbackFails(Flaky flaky) {
        return flaky.ask();
    }

    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @MonitoredOperation(wrapper = "ft")
    public String retried(Flaky flaky) {
        return flaky.ask();
    }

    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(fallbackMethod = "instead")
    @MonitoredOperation(wrapper = "ft", value = "retried-then-served")
    public String retriedThenServed(Flaky flaky) {
        return flaky.ask();
    }

    @Timeout(20)
    @MonitoredOperation(wrapper = "ft")
    public String slow() throws InterruptedException {
        new CountDownLatch(1).await();
        return "never";
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 0.5, delay = 3_600_000)
    @MonitoredOperation(wrapper = "ft")
    public String broken(Flaky flaky) {
        return flaky.ask();
    }

    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(fallbackMethod = "insteadLater")
    @MonitoredOperation(wrapper = "ft")
    public CompletionStage<String> later(Flaky flaky) {
        return CompletableFuture.supplyAsync(flaky::ask);
    }

    String instead(Flaky flaky) {
        return "fallback";
    }

    String failingToo(Flaky flaky) {
        throw new UnsupportedOperationException("no fallback either");
    }

    CompletionStage<String> insteadLater(Flaky flaky) {
        return CompletableFuture.completedFuture("fallback");
    }

    /** Serves instead. */
    public static class Handler implements FallbackHandler<String> {
        @Override
        public String handle(ExecutionContext context) {
            return "handled";
        }
    }
}
