package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** RxJava's {@code Observable}. */
public final class ObservableKind extends SubscribedKind<Observable<String>> {

    private final CompositeDisposable subscriptions = new CompositeDisposable();

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "Observable")
    @WithSpan("Observable")
    @Timed("Observable")
    Observable<String> call(Work work) {
        if (work.isDone()) {
            return Observable.just("value", "another");
        }
        Observable<String> result = Observable.defer(() -> Observable.fromCompletionStage(work.next()));
        return work.isTooLate() ? result.timeout(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS) : result;
    }

    @Override
    CompletableFuture<?> use(Observable<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        Disposable used =
                result.subscribe(value -> {}, failure -> ended.complete("failed"), () -> ended.complete("ended"));
        subscriptions.add(used);
        return ended;
    }

    @Override
    void cancel(Observable<String> result) {
        result.subscribe().dispose();
    }

    @Override
    Observable<String> retrying(Observable<String> publisher) {
        return publisher.retry(2);
    }
}
