package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A stage that is no {@code CompletableFuture} and refuses to become one. */
public final class CompletionStageKind extends FutureKind<CompletionStage<String>> {

    /** Behind the stage that was returned last. Not found by that stage: an agent may have given out another. */
    private CompletableFuture<String> latest = new CompletableFuture<>();

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "CompletionStage")
    @WithSpan("CompletionStage")
    @Timed("CompletionStage")
    CompletionStage<String> call(Work work) {
        CompletableFuture<String> future = work.next();
        if (work.isTooLate()) {
            future.orTimeout(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS);
        }
        CompletionStage<String> stage = stageOf(future);
        latest = future;
        return stage;
    }

    @Override
    CompletableFuture<?> use(CompletionStage<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        result.whenComplete((value, failure) -> ended.complete("ended"));
        return ended;
    }

    @Override
    void cancel(CompletionStage<String> result) {
        latest.cancel(true);
    }

    @SuppressWarnings("unchecked")
    private static CompletionStage<String> stageOf(CompletableFuture<String> future) {
        return (CompletionStage<String>) Proxy.newProxyInstance(
                CompletionStageKind.class.getClassLoader(),
                new Class<?>[] {CompletionStage.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "toCompletableFuture" -> throw new UnsupportedOperationException("this stage is no future");
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> method.invoke(future, arguments);
                });
    }
}
