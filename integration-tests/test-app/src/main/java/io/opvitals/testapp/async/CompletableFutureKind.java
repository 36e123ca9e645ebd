package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The future of the JDK. */
public final class CompletableFutureKind extends FutureKind<CompletableFuture<String>> {

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "CompletableFuture")
    @WithSpan("CompletableFuture")
    @Timed("CompletableFuture")
    CompletableFuture<String> call(Work work) {
        CompletableFuture<String> result = work.next();
        return work.isTooLate() ? result.orTimeout(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS) : result;
    }

    @Override
    CompletableFuture<?> use(CompletableFuture<String> result) {
        return result.handle((value, failure) -> "ended");
    }

    @Override
    void cancel(CompletableFuture<String> result) {
        result.cancel(true);
    }
}
