package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import reactor.adapter.JdkFlowAdapter;

/** The JDK's {@code Flow.Publisher}, by a class of the application. */
public final class FlowPublisherKind extends SubscribedKind<Flow.Publisher<String>> {

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "Publisher")
    @WithSpan("Publisher")
    @Timed("Publisher")
    Flow.Publisher<String> call(Work work) {
        return new OneFuture(() -> {
            CompletableFuture<String> result = work.next();
            return work.isTooLate() ? result.orTimeout(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS) : result;
        });
    }

    @Override
    CompletableFuture<?> use(Flow.Publisher<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        JdkFlowAdapter.flowPublisherToFlux(result)
                .subscribe(value -> {}, failure -> ended.complete("failed"), () -> ended.complete("ended"));
        return ended;
    }

    @Override
    void cancel(Flow.Publisher<String> result) {
        JdkFlowAdapter.flowPublisherToFlux(result).subscribe().dispose();
    }

    @Override
    Flow.Publisher<String> retrying(Flow.Publisher<String> publisher) {
        return JdkFlowAdapter.publisherToFlowPublisher(
                JdkFlowAdapter.flowPublisherToFlux(publisher).retry(2));
    }

    /** Publishes what a future comes to, to each subscriber another. */
    private record OneFuture(Supplier<CompletableFuture<String>> futures) implements Flow.Publisher<String> {

        @Override
        public void subscribe(Flow.Subscriber<? super String> subscriber) {
            CompletableFuture<String> future = futures.get();
            subscriber.onSubscribe(new Flow.Subscription() {

                private final AtomicBoolean requested = new AtomicBoolean();

                @Override
                public void request(long count) {
                    if (!requested.getAndSet(true)) {
                        var unused = future.whenComplete((value, failure) -> {
                            if (failure instanceof CancellationException) {
                                return;
                            }
                            if (failure != null) {
                                subscriber.onError(failure);
                                return;
                            }
                            subscriber.onNext(value);
                            subscriber.onComplete();
                        });
                    }
                }

                @Override
                public void cancel() {
                    future.cancel(true);
                }
            });
        }
    }
}
