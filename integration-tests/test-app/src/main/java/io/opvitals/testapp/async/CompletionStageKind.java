package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A stage that is no {@code CompletableFuture} and refuses to become one. */
public final class CompletionStageKind extends FutureKind<CompletionStage<String>> {

    private final Map<Object, CompletableFuture<String>> futures = new ConcurrentHashMap<>();

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
        futures.put(stage, future);
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
        Objects.requireNonNull(futures.get(result)).cancel(true);
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
