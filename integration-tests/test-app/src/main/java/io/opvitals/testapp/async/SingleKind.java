package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** RxJava's {@code Single}. */
public final class SingleKind extends SubscribedKind<Single<String>> {

    private final CompositeDisposable subscriptions = new CompositeDisposable();

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "Single")
    @WithSpan("Single")
    @Timed("Single")
    Single<String> call(Work work) {
        if (work.isDone()) {
            return Single.just("value");
        }
        Single<String> result = Single.defer(() -> Single.fromCompletionStage(work.next()));
        return work.isTooLate() ? result.timeout(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS) : result;
    }

    @Override
    CompletableFuture<?> use(Single<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        Disposable used = result.subscribe(value -> ended.complete("ended"), failure -> ended.complete("failed"));
        subscriptions.add(used);
        return ended;
    }

    @Override
    void cancel(Single<String> result) {
        result.subscribe().dispose();
    }

    @Override
    Single<String> retrying(Single<String> publisher) {
        return publisher.retry(2);
    }
}
