package io.opvitals.testapp.async;

import io.micrometer.core.annotation.Timed;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opvitals.api.MonitoredOperation;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** RxJava's {@code Maybe}. */
public final class MaybeKind extends SubscribedKind<Maybe<String>> {

    private final CompositeDisposable subscriptions = new CompositeDisposable();

    @Override
    @MonitoredOperation(wrapper = WRAPPER, value = "Maybe")
    @WithSpan("Maybe")
    @Timed("Maybe")
    Maybe<String> call(Work work) {
        if (work.isDone()) {
            return Maybe.just("value");
        }
        Maybe<String> result = Maybe.defer(() -> Maybe.fromCompletionStage(work.next()));
        return work.isTooLate() ? result.timeout(Work.TIME_OUT.toMillis(), TimeUnit.MILLISECONDS) : result;
    }

    @Override
    CompletableFuture<?> use(Maybe<String> result) {
        CompletableFuture<String> ended = new CompletableFuture<>();
        Disposable used = result.subscribe(
                value -> ended.complete("ended"), failure -> ended.complete("failed"), () -> ended.complete("ended"));
        subscriptions.add(used);
        return ended;
    }

    @Override
    void cancel(Maybe<String> result) {
        result.subscribe().dispose();
    }

    @Override
    Maybe<String> retrying(Maybe<String> publisher) {
        return publisher.retry(2);
    }
}
