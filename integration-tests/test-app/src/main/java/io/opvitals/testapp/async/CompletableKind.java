package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** RxJava's {@code Completable}. */
public final class CompletableKind extends SubscribedKind<Completable> {

    private final CompositeDisposable subscriptions = new CompositeDisposable();

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "Completable")
    @WithSpan("Completable")
    @Timed("Completable")
    Completable call(Work work) {
        if (work.isDone()) {
            return Completable.complete();
        }
        Completable result = Completable.defer(() -> Completable.fromCompletionStage(work.next()));
        return work.isTooLate() ? result.timeout(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS) : result;
    }

    @Override
    CompletableFuture<?> use(Completable result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        Disposable used = result.subscribe(() -> ended.complete("ended"), failure -> ended.complete("failed"));
        subscriptions.add(used);
        return ended;
    }

    @Override
    void cancel(Completable result) {
        result.subscribe().dispose();
    }

    @Override
    Completable retrying(Completable publisher) {
        return publisher.retry(2);
    }
}
