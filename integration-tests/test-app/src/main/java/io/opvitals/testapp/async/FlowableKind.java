package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** RxJava's {@code Flowable}. */
public final class FlowableKind extends SubscribedKind<Flowable<String>> {

    private final CompositeDisposable subscriptions = new CompositeDisposable();

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "Flowable")
    @WithSpan("Flowable")
    @Timed("Flowable")
    Flowable<String> call(Work work) {
        if (work.isDone()) {
            return Flowable.just("value", "another");
        }
        Flowable<String> result = Flowable.defer(() -> Flowable.fromCompletionStage(work.next()));
        return work.isTooLate() ? result.timeout(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS) : result;
    }

    @Override
    CompletableFuture<?> use(Flowable<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        Disposable used =
                result.subscribe(value -> {}, failure -> ended.complete("failed"), () -> ended.complete("ended"));
        subscriptions.add(used);
        return ended;
    }

    @Override
    void cancel(Flowable<String> result) {
        result.subscribe().dispose();
    }

    @Override
    Flowable<String> retrying(Flowable<String> publisher) {
        return publisher.retry(2);
    }
}
