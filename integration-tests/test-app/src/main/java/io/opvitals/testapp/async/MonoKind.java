package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/** Reactor's {@code Mono}. */
public final class MonoKind extends SubscribedKind<Mono<String>> {

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "Mono")
    @WithSpan("Mono")
    @Timed("Mono")
    Mono<String> call(Work work) {
        if (work.isDone()) {
            return Mono.just("value");
        }
        Mono<String> result = Mono.fromFuture(work::next);
        return work.isTooLate() ? result.timeout(Work.TIME_OUT) : result;
    }

    @Override
    CompletableFuture<?> use(Mono<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        result.subscribe(value -> {}, failure -> ended.complete("failed"), () -> ended.complete("ended"));
        return ended;
    }

    @Override
    void cancel(Mono<String> result) {
        result.subscribe().dispose();
    }

    @Override
    Mono<String> retrying(Mono<String> publisher) {
        return publisher.retry(2);
    }
}
