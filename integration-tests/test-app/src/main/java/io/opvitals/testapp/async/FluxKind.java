package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reactor's {@code Flux}. */
public final class FluxKind extends SubscribedKind<Flux<String>> {

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "Flux")
    @WithSpan("Flux")
    @Timed("Flux")
    Flux<String> call(Work work) {
        if (work.isDone()) {
            return Flux.just("value", "another");
        }
        Flux<String> result = Flux.concat(Mono.fromFuture(work::next), Mono.just("another"));
        return work.isTooLate() ? result.timeout(Work.TIME_OUT) : result;
    }

    @Override
    CompletableFuture<?> use(Flux<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        result.subscribe(value -> {}, failure -> ended.complete("failed"), () -> ended.complete("ended"));
        return ended;
    }

    @Override
    void cancel(Flux<String> result) {
        result.subscribe().dispose();
    }

    @Override
    Flux<String> retrying(Flux<String> publisher) {
        return publisher.retry(2);
    }
}
