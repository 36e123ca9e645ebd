package io.opvitals.testapp.async;

import io.opvitals.api.MonitoredOperation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.Scannable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** Reactor: operators as they were. */
public final class ReactorFacts implements Facts.Source {

    private static final String WRAPPER = "facts";

    @MonitoredOperation(wrapper = WRAPPER)
    <T> Mono<T> mono(Mono<T> mono) {
        return mono;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    <T> Flux<T> flux(Flux<T> flux) {
        return flux;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    <T> Publisher<T> publisher(Publisher<T> publisher) {
        return publisher;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    <T> ConnectableFlux<T> connectable(ConnectableFlux<T> flux) {
        return flux;
    }

    @MonitoredOperation(wrapper = WRAPPER)
    <T> T generic(T result) {
        return result;
    }

    @Override
    public void tell(Facts facts) {
        types(facts);
        demand(facts);
        context(facts);
        fusion(facts);
        ends(facts);
        errors(facts);
        hooks(facts);
    }

    private void types(Facts facts) {
        ConnectableFlux<Integer> connectable = Flux.range(0, 3).publish();
        facts.fact("connectable is the same", () -> connectable(connectable) == connectable);
        facts.fact("connectable as T is the same", () -> generic(connectable) == connectable);
        facts.fact(
                "Callable as T can be called",
                () -> generic(Mono.fromCallable(() -> "called")).block());
        facts.fact("Publisher is still a Mono", () -> publisher(Mono.just(1)) instanceof Mono);
        facts.fact("Publisher is still a Flux", () -> publisher(Flux.just(1, 2)) instanceof Flux);
        facts.fact(
                "Publisher publishes",
                () -> Flux.from(publisher(Flux.just(1, 2))).collectList().block());
        facts.fact(
                "prefetch",
                () -> flux(Flux.range(0, 9).publishOn(Schedulers.immediate(), 7))
                        .getPrefetch());
        facts.fact("names and tags", () -> {
            Scannable scanned = Scannable.from(
                    mono(Mono.just(1).name("named").tag("key", "value")).map(value -> value));
            return scanned.name() + " " + scanned.tags().toList();
        });
        facts.fact(
                "parents reach the source",
                () -> Scannable.from(mono(Mono.just(1).hide()).map(value -> value))
                                .parents()
                                .count()
                        >= 2);
    }

    private void demand(Facts facts) {
        facts.fact("no more is requested than asked for", () -> {
            List<Long> requests = new ArrayList<>();
            List<Integer> got = new ArrayList<>();
            BaseSubscriber<Integer> slow = new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    request(1);
                }

                @Override
                protected void hookOnNext(Integer value) {
                    got.add(value);
                }
            };
            flux(Flux.range(0, 100).hide().doOnRequest(requests::add)).subscribe(slow);
            slow.request(2);
            slow.request(3);
            slow.cancel();
            return requests + " " + got;
        });
        facts.fact("limitRate upstream", () -> {
            List<Long> requests = new ArrayList<>();
            Integer last = flux(Flux.range(0, 20).hide().doOnRequest(requests::add))
                    .limitRate(8)
                    .blockLast();
            return requests + " " + last;
        });
        facts.fact("cancellation reaches the source", () -> {
            AtomicInteger cancelled = new AtomicInteger();
            flux(Flux.never().doOnCancel(cancelled::incrementAndGet))
                    .subscribe()
                    .dispose();
            mono(Mono.never().doOnCancel(cancelled::incrementAndGet))
                    .subscribe()
                    .dispose();
            return cancelled;
        });
        facts.fact("take cancels the source", () -> {
            AtomicInteger cancelled = new AtomicInteger();
            return flux(Flux.range(0, 10).hide().doOnCancel(cancelled::incrementAndGet))
                            .take(2)
                            .collectList()
                            .block() + " " + cancelled;
        });
        facts.fact(
                "filter with a fused conditional source",
                () -> flux(Flux.range(0, 100).map(value -> value * 2))
                        .filter(value -> value % 3 == 0)
                        .count()
                        .block());
        facts.fact(
                "conditional without a queue",
                () -> flux(Flux.range(0, 100).hide().filter(value -> value % 3 == 0))
                        .distinct()
                        .count()
                        .block());
    }

    private void context(Facts facts) {
        facts.fact(
                "context upstream of a mono",
                () -> mono(Mono.deferContextual(view -> Mono.just(view.get("key"))))
                        .contextWrite(Context.of("key", "from below"))
                        .block());
        facts.fact(
                "context upstream of a flux",
                () -> flux(Flux.deferContextual(view -> Flux.just(view.<String>get("key"))))
                        .contextWrite(Context.of("key", "from below"))
                        .blockLast());
        facts.fact("context downstream", () -> {
            AtomicReference<Object> seen = new AtomicReference<>();
            mono(Mono.just(1).contextWrite(Context.of("key", "from above")))
                    .doOnEach(signal -> seen.set(signal.getContextView().getOrDefault("key", "none")))
                    .contextWrite(Context.of("key", "from below"))
                    .block();
            return seen;
        });
    }

    private void fusion(Facts facts) {
        facts.fact("range", () -> negotiated(flux(Flux.range(0, 3))));
        facts.fact("just", () -> negotiated(flux(Flux.just(1))));
        facts.fact("iterable", () -> negotiated(flux(Flux.fromIterable(List.of(1, 2, 3)))));
        facts.fact("map", () -> negotiated(flux(Flux.range(0, 3).map(value -> value + 1))));
        facts.fact("publishOn", () -> negotiated(flux(Flux.range(0, 3).publishOn(Schedulers.immediate()))));
        facts.fact("hidden", () -> negotiated(flux(Flux.range(0, 3).hide())));
        facts.fact("mono just", () -> negotiated(mono(Mono.just(1))));
        facts.fact("mono callable", () -> negotiated(mono(Mono.fromCallable(() -> 1))));
        facts.fact("mono hidden", () -> negotiated(mono(Mono.just(1).hide())));
        facts.fact(
                "fused to the end",
                () -> flux(Flux.range(0, 1_000))
                        .publishOn(Schedulers.single())
                        .map(value -> value + 1)
                        .reduce(Integer::sum)
                        .block());
        facts.fact(
                "fused asynchronously to the end",
                () -> flux(Flux.range(0, 1_000).publishOn(Schedulers.parallel()))
                        .concatMap(Mono::just)
                        .reduce(Integer::sum)
                        .block());
        facts.fact(
                "flatMap over calls",
                () -> Flux.range(0, 50)
                        .flatMap(value -> mono(Mono.just(value)))
                        .reduce(Integer::sum)
                        .block());
        facts.fact(
                "concatMap over calls",
                () -> Flux.range(0, 50)
                        .concatMap(value -> flux(Flux.just(value, 1)))
                        .count()
                        .block());
        facts.fact(
                "zip of calls",
                () -> Mono.zip(mono(Mono.just("a")), mono(Mono.fromCallable(() -> "b")))
                        .block());
        facts.fact(
                "subscribeOn a callable",
                () -> mono(Mono.fromCallable(
                                () -> Thread.currentThread().getName().startsWith("boundedElastic")))
                        .subscribeOn(Schedulers.boundedElastic())
                        .block());
    }

    /** Which fusion a source agrees to, for each that can be asked for, and what comes out of the queue. */
    private static <T> String negotiated(Publisher<T> publisher) {
        StringBuilder agreed = new StringBuilder();
        for (int mode :
                new int[] {Fuseable.SYNC, Fuseable.ASYNC, Fuseable.ANY, Fuseable.ANY | Fuseable.THREAD_BARRIER}) {
            publisher.subscribe(new Asking<>(mode, agreed));
        }
        return agreed + (publisher instanceof Fuseable ? "fuseable" : "not fuseable");
    }

    /** Asks for one mode. */
    private static final class Asking<T> implements CoreSubscriber<T> {

        private final int mode;
        private final StringBuilder agreed;

        Asking(int mode, StringBuilder agreed) {
            this.mode = mode;
            this.agreed = agreed;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (subscription instanceof Fuseable.QueueSubscription<?> queue) {
                int answer = queue.requestFusion(mode);
                agreed.append(mode).append("->").append(answer).append(' ');
                if (answer == Fuseable.SYNC) {
                    int size = 0;
                    while (queue.poll() != null) {
                        size++;
                    }
                    agreed.append('(').append(size).append(") ");
                }
            } else {
                agreed.append(mode).append("->0 ");
            }
            subscription.cancel();
        }

        @Override
        public void onNext(T item) {}

        @Override
        public void onError(Throwable thrown) {}

        @Override
        public void onComplete() {}
    }

    private void ends(Facts facts) {
        facts.fact("block", () -> mono(Mono.delay(Duration.ofMillis(5))).block());
        facts.fact("blockLast", () -> flux(Flux.just(1, 2, 3)).blockLast());
        facts.fact("blockFirst", () -> flux(Flux.just(1, 2, 3)).blockFirst());
        facts.fact("blockOptional", () -> mono(Mono.empty()).blockOptional());
        facts.fact("toFuture", () -> mono(Mono.just(1)).toFuture().get());
        facts.fact("toStream", () -> flux(Flux.just(1, 2, 3)).toStream().toList());
        facts.fact("cache", () -> {
            AtomicInteger runs = new AtomicInteger();
            Mono<Integer> cached =
                    mono(Mono.fromCallable(runs::incrementAndGet)).cache();
            return cached.block() + cached.block();
        });
        facts.fact("share", () -> flux(Flux.range(0, 3)).share().collectList().block());
        facts.fact("empty", () -> flux(Flux.empty()).collectList().block());
    }

    private void errors(Facts facts) {
        IOException failure = new IOException("on purpose");
        facts.fact(
                "the same exception",
                () -> mono(Mono.error(failure))
                        .onErrorResume(seen -> Mono.just(seen == failure))
                        .block());
        facts.fact(
                "the same exception of a flux",
                () -> flux(Flux.error(failure))
                        .onErrorResume(seen -> Mono.just(seen == failure))
                        .blockLast());
        facts.fact(
                "thrown in a source",
                () -> flux(Flux.defer(() -> {
                            throw new IllegalStateException("in defer");
                        }))
                        .blockLast());
        facts.fact(
                "thrown while fused",
                () -> flux(Flux.range(0, 3).map(value -> 1 / (value - 1)))
                        .publishOn(Schedulers.single())
                        .onErrorReturn(-1)
                        .collectList()
                        .block());
        facts.fact("thrown by a subscriber", () -> {
            AtomicReference<Throwable> dropped = new AtomicReference<>();
            Hooks.onErrorDropped(dropped::set);
            try {
                mono(Mono.just(1)).subscribe(value -> {
                    throw new IllegalStateException("in the subscriber");
                });
                return "nothing thrown, dropped " + dropped;
            } catch (RuntimeException e) {
                return "threw " + e.getClass().getSimpleName() + ", dropped " + dropped;
            } finally {
                Hooks.resetOnErrorDropped();
            }
        });
        facts.fact("thrown by a subscriber's own onNext", () -> {
            AtomicReference<Throwable> seen = new AtomicReference<>();
            BaseSubscriber<Integer> bad = new BaseSubscriber<>() {
                @Override
                protected void hookOnNext(Integer value) {
                    throw new IllegalStateException("in onNext");
                }

                @Override
                protected void hookOnError(Throwable thrown) {
                    seen.set(thrown);
                }
            };
            flux(Flux.just(1, 2)).subscribe(bad);
            return seen;
        });
        facts.fact("retry", () -> {
            AtomicInteger tries = new AtomicInteger();
            return mono(Mono.fromCallable(() -> {
                        if (tries.incrementAndGet() < 3) {
                            throw new IOException("try " + tries);
                        }
                        return tries.get();
                    }))
                    .retry(5)
                    .block();
        });
        facts.fact(
                "timeout",
                () -> mono(Mono.never())
                        .timeout(Duration.ofMillis(10))
                        .onErrorResume(seen -> Mono.just(seen.getClass().getName()))
                        .block());
    }

    private void hooks(Facts facts) {
        facts.fact("hook on each operator", () -> {
            AtomicInteger assembled = new AtomicInteger();
            Hooks.onEachOperator(publisher -> {
                assembled.incrementAndGet();
                return publisher;
            });
            try {
                mono(Mono.just(1).map(value -> value + 1))
                        .filter(value -> value > 0)
                        .block();
                return assembled;
            } finally {
                Hooks.resetOnEachOperator();
            }
        });
        facts.fact("hook on the last operator", () -> {
            AtomicInteger last = new AtomicInteger();
            Hooks.onLastOperator(publisher -> {
                last.incrementAndGet();
                return publisher;
            });
            try {
                mono(Mono.just(1).map(value -> value + 1))
                        .filter(value -> value > 0)
                        .block();
                flux(Flux.range(0, 3)).blockLast();
                return last;
            } finally {
                Hooks.resetOnLastOperator();
            }
        });
        facts.fact(
                "checkpoint",
                () -> mono(Mono.error(new IllegalStateException("on purpose")).checkpoint("here"))
                        .onErrorResume(seen -> Mono.just(seen.getSuppressed().length))
                        .block());
    }
}
