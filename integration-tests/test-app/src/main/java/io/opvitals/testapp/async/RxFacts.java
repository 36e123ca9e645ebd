package io.opvitals.testapp.async;

import io.opvitals.api.MonitoredOperation;
import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.flowables.ConnectableFlowable;
import io.reactivex.rxjava3.operators.QueueDisposable;
import io.reactivex.rxjava3.operators.QueueFuseable;
import io.reactivex.rxjava3.operators.QueueSubscription;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.PublishSubject;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Subscription;

/** RxJava: operators as they were. */
public final class RxFacts implements Facts.Source {

    private static final String WRAPPER = "facts";
    private static final int[] MODES = {
        QueueFuseable.SYNC, QueueFuseable.ASYNC, QueueFuseable.ANY, QueueFuseable.ANY | QueueFuseable.BOUNDARY
    };

    @MonitoredOperation(wrapper = WRAPPER)
    <T> Single<T> single(Single<T> single) {
        return single;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    <T> Maybe<T> maybe(Maybe<T> maybe) {
        return maybe;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    Completable completable(Completable completable) {
        return completable;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    <T> Flowable<T> flowable(Flowable<T> flowable) {
        return flowable;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    <T> Observable<T> observable(Observable<T> observable) {
        return observable;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    <T> T generic(T result) {
        return result;
    }

    @Override
    public void tell(Facts facts) {
        PublishSubject<Integer> subject = PublishSubject.create();
        ConnectableFlowable<Integer> connectable = Flowable.range(0, 3).publish();
        facts.fact("subject as T is the same", () -> generic(subject) == subject);
        facts.fact("connectable as T is the same", () -> generic(connectable) == connectable);
        demand(facts);
        fusion(facts);
        ends(facts);
        errors(facts);
    }

    private void demand(Facts facts) {
        facts.fact("rx no more is requested than asked for", () -> {
            List<Long> requests = new ArrayList<>();
            TestSubscriber<Integer> slow = new TestSubscriber<>(1);
            flowable(Flowable.range(0, 100).hide().doOnRequest(requests::add)).subscribe(slow);
            slow.request(2);
            slow.request(3);
            slow.cancel();
            return requests + " " + slow.values();
        });
        facts.fact("rx rebatched", () -> {
            List<Long> requests = new ArrayList<>();
            long count = flowable(Flowable.range(0, 20).hide().doOnRequest(requests::add))
                    .rebatchRequests(8)
                    .count()
                    .blockingGet();
            return requests + " " + count;
        });
        facts.fact("rx disposal reaches the source", () -> {
            AtomicInteger disposed = new AtomicInteger();
            flowable(Flowable.never().doOnCancel(disposed::incrementAndGet))
                    .subscribe()
                    .dispose();
            observable(Observable.never().doOnDispose(disposed::incrementAndGet))
                    .subscribe()
                    .dispose();
            single(Single.never().doOnDispose(disposed::incrementAndGet))
                    .subscribe()
                    .dispose();
            maybe(Maybe.never().doOnDispose(disposed::incrementAndGet))
                    .subscribe()
                    .dispose();
            completable(Completable.never().doOnDispose(disposed::incrementAndGet))
                    .subscribe()
                    .dispose();
            return disposed;
        });
        facts.fact("rx missing back-pressure", () -> {
            TestSubscriber<Integer> none = new TestSubscriber<>(0);
            flowable(Flowable.<Integer>create(
                            emitter -> {
                                emitter.onNext(1);
                                emitter.onNext(2);
                            },
                            BackpressureStrategy.ERROR))
                    .subscribe(none);
            return none.values() + " " + none.isCancelled();
        });
    }

    private void fusion(Facts facts) {
        facts.fact("rx range", () -> negotiated(flowable(Flowable.range(0, 3))));
        facts.fact("rx iterable", () -> negotiated(flowable(Flowable.fromIterable(List.of(1, 2, 3)))));
        facts.fact("rx map", () -> negotiated(flowable(Flowable.range(0, 3).map(value -> value + 1))));
        facts.fact("rx hidden", () -> negotiated(flowable(Flowable.range(0, 3).hide())));
        facts.fact("rx just", () -> negotiated(flowable(Flowable.just(1))));
        facts.fact("rx observable range", () -> negotiated(observable(Observable.range(0, 3))));
        facts.fact(
                "rx observable map",
                () -> negotiated(observable(Observable.range(0, 3).map(value -> value + 1))));
        facts.fact("rx observable just", () -> negotiated(observable(Observable.just(1))));
        facts.fact(
                "rx observable hidden",
                () -> negotiated(observable(Observable.range(0, 3).hide())));
        facts.fact(
                "rx fused to the end",
                () -> flowable(Flowable.range(0, 1_000))
                        .observeOn(Schedulers.single())
                        .map(value -> value + 1)
                        .reduce(Integer::sum)
                        .blockingGet());
        facts.fact(
                "rx observable fused to the end",
                () -> observable(Observable.range(0, 1_000))
                        .observeOn(Schedulers.single())
                        .map(value -> value + 1)
                        .reduce(Integer::sum)
                        .blockingGet());
        facts.fact(
                "rx fused asynchronously",
                () -> flowable(Flowable.range(0, 1_000).observeOn(Schedulers.computation()))
                        .concatMap(Flowable::just)
                        .count()
                        .blockingGet());
        facts.fact(
                "rx flatMap over calls",
                () -> Flowable.range(0, 50)
                        .flatMap(value -> flowable(Flowable.just(value)))
                        .count()
                        .blockingGet());
        facts.fact(
                "rx flatMapSingle over calls",
                () -> Flowable.range(0, 50)
                        .flatMapSingle(value -> single(Single.just(value)))
                        .count()
                        .blockingGet());
        facts.fact(
                "rx filter on a conditional source",
                () -> flowable(Flowable.range(0, 100).filter(value -> value % 3 == 0))
                        .filter(value -> value % 2 == 0)
                        .count()
                        .blockingGet());
    }

    private static <T> String negotiated(Flowable<T> flowable) {
        StringBuilder agreed = new StringBuilder();
        for (int mode : MODES) {
            flowable.subscribe(new FlowableSubscriber<T>() {
                @Override
                public void onSubscribe(Subscription subscription) {
                    int answer = subscription instanceof QueueSubscription<?> queue ? queue.requestFusion(mode) : 0;
                    agreed.append(mode).append("->").append(answer).append(' ');
                    subscription.cancel();
                }

                @Override
                public void onNext(T item) {}

                @Override
                public void onError(Throwable thrown) {}

                @Override
                public void onComplete() {}
            });
        }
        return agreed.toString();
    }

    private static <T> String negotiated(Observable<T> observable) {
        StringBuilder agreed = new StringBuilder();
        for (int mode : MODES) {
            observable.subscribe(new Observer<T>() {
                @Override
                public void onSubscribe(Disposable disposable) {
                    int answer = disposable instanceof QueueDisposable<?> queue ? queue.requestFusion(mode) : 0;
                    agreed.append(mode).append("->").append(answer).append(' ');
                    disposable.dispose();
                }

                @Override
                public void onNext(T item) {}

                @Override
                public void onError(Throwable thrown) {}

                @Override
                public void onComplete() {}
            });
        }
        return agreed.toString();
    }

    private void ends(Facts facts) {
        facts.fact(
                "rx blocking",
                () -> single(Single.just(1)).blockingGet()
                        + maybe(Maybe.just(2)).blockingGet()
                        + flowable(Flowable.just(3, 4)).blockingLast()
                        + observable(Observable.just(5, 6)).blockingFirst());
        facts.fact("rx completable", () -> completable(Completable.complete()).blockingAwait(1, TimeUnit.SECONDS));
        facts.fact("rx empty", () -> maybe(Maybe.empty()).isEmpty().blockingGet());
        facts.fact("rx cache", () -> {
            AtomicInteger runs = new AtomicInteger();
            Single<Integer> cached =
                    single(Single.fromCallable(runs::incrementAndGet)).cache();
            return cached.blockingGet() + cached.blockingGet();
        });
        facts.fact("rx is disposed after its end", () -> {
            Disposable used = observable(Observable.just(1)).subscribe();
            return used.isDisposed();
        });
    }

    private void errors(Facts facts) {
        IOException failure = new IOException("on purpose");
        facts.fact(
                "rx the same exception",
                () -> single(Single.<Boolean>error(failure))
                        .onErrorReturn(seen -> seen == failure)
                        .blockingGet());
        facts.fact(
                "rx the same exception of a completable",
                () -> completable(Completable.error(failure))
                        .toSingleDefault(false)
                        .onErrorReturn(seen -> seen == failure)
                        .blockingGet());
        facts.fact(
                "rx thrown while fused",
                () -> flowable(Flowable.range(0, 3).map(value -> 1 / (value - 1)))
                        .observeOn(Schedulers.single(), true)
                        .onErrorReturnItem(-1)
                        .toList()
                        .blockingGet());
        facts.fact("rx thrown by a subscriber", () -> {
            AtomicReference<Throwable> told = new AtomicReference<>();
            RxJavaPlugins.setErrorHandler(told::set);
            try {
                var unused = single(Single.just(1)).subscribe(value -> {
                    throw new IllegalStateException("in the subscriber");
                });
                return "told " + told;
            } finally {
                RxJavaPlugins.setErrorHandler(null);
            }
        });
        facts.fact("rx retry", () -> {
            AtomicInteger tries = new AtomicInteger();
            return single(Single.fromCallable(() -> {
                        if (tries.incrementAndGet() < 3) {
                            throw new IOException("try " + tries);
                        }
                        return tries.get();
                    }))
                    .retry(5)
                    .blockingGet();
        });
        facts.fact(
                "rx timeout",
                () -> single(Single.never())
                        .timeout(10, TimeUnit.MILLISECONDS)
                        .map(String::valueOf)
                        .onErrorReturn(seen -> seen.getClass().getName())
                        .blockingGet());
    }
}
