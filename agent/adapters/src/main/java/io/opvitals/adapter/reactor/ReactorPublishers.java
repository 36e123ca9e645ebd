package io.opvitals.adapter.reactor;

import io.opvitals.bootstrap.OpvitalsDoor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * Reactor's {@link Mono} and {@link Flux}.
 *
 * <p>Ours pass everything on: demand, cancellation, context, and the queue of a source that offers to be fused with what
 * comes after it. Of what a source can be besides a publisher, one thing is not passed on: a {@code Callable}, whose value
 * Reactor would take without subscribing, so that no call would be seen.
 */
public final class ReactorPublishers extends OpvitalsDoor.Publishers {

    @Override
    public Class<?> standIn(Class<?> publisher) {
        boolean fuseable = Fuseable.class.isAssignableFrom(publisher);
        if (Mono.class.isAssignableFrom(publisher)) {
            return fuseable ? MonitoredFuseableMono.class : MonitoredMono.class;
        }
        return fuseable ? MonitoredFuseableFlux.class : MonitoredFlux.class;
    }

    @Override
    public Object monitored(Object publisher, OpvitalsDoor.Assembly assembly) {
        boolean fuseable = publisher instanceof Fuseable;
        if (publisher instanceof Mono<?> mono) {
            return fuseable ? new MonitoredFuseableMono(mono, assembly) : new MonitoredMono(mono, assembly);
        }
        Flux<?> flux = (Flux<?>) publisher;
        return fuseable ? new MonitoredFuseableFlux(flux, assembly) : new MonitoredFlux(flux, assembly);
    }

    private static void subscribe(
            Mono<?> source, OpvitalsDoor.Assembly assembly, CoreSubscriber<? super Object> subscriber) {
        OpvitalsDoor.Call call = OpvitalsDoor.subscribe(assembly);
        if (call == null) {
            source.subscribe(subscriber);
            return;
        }
        try {
            source.subscribe(new MonitoredSubscriber(subscriber, call, true));
        } catch (Throwable e) {
            OpvitalsDoor.exit(call, e);
            throw e;
        } finally {
            OpvitalsDoor.leave(call);
        }
    }

    private static void subscribe(
            Flux<?> source, OpvitalsDoor.Assembly assembly, CoreSubscriber<? super Object> subscriber) {
        OpvitalsDoor.Call call = OpvitalsDoor.subscribe(assembly);
        if (call == null) {
            source.subscribe(subscriber);
            return;
        }
        try {
            source.subscribe(new MonitoredSubscriber(subscriber, call, false));
        } catch (Throwable e) {
            OpvitalsDoor.exit(call, e);
            throw e;
        } finally {
            OpvitalsDoor.leave(call);
        }
    }

    /** What Reactor asks of an operator; {@code null} where ours has no answer of its own. */
    @SuppressWarnings("rawtypes")
    private static @Nullable Object ofOurs(Object source, Scannable.Attr key) {
        if (key == Scannable.Attr.RUN_STYLE) {
            return Scannable.Attr.RunStyle.SYNC;
        }
        // Attributes that Reactor keeps to itself, whether a publisher is one of its own for example: ours adds nothing
        // to what the source does, on the source's threads, and so is what the source is.
        return key.getClass() == Scannable.Attr.class
                ? null
                : Scannable.from(source).scanUnsafe(key);
    }

    private static final class MonitoredMono extends MonoOperator<Object, Object> {

        private final OpvitalsDoor.Assembly assembly;

        @SuppressWarnings("unchecked")
        MonitoredMono(Mono<?> source, OpvitalsDoor.Assembly assembly) {
            super((Mono<Object>) source);
            this.assembly = assembly;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            ReactorPublishers.subscribe(source, assembly, subscriber);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public @Nullable Object scanUnsafe(Attr key) {
            Object answer = ofOurs(source, key);
            return answer == null ? super.scanUnsafe(key) : answer;
        }
    }

    private static final class MonitoredFuseableMono extends MonoOperator<Object, Object> implements Fuseable {

        private final OpvitalsDoor.Assembly assembly;

        @SuppressWarnings("unchecked")
        MonitoredFuseableMono(Mono<?> source, OpvitalsDoor.Assembly assembly) {
            super((Mono<Object>) source);
            this.assembly = assembly;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            ReactorPublishers.subscribe(source, assembly, subscriber);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public @Nullable Object scanUnsafe(Attr key) {
            Object answer = ofOurs(source, key);
            return answer == null ? super.scanUnsafe(key) : answer;
        }
    }

    private static final class MonitoredFlux extends FluxOperator<Object, Object> {

        private final OpvitalsDoor.Assembly assembly;

        @SuppressWarnings("unchecked")
        MonitoredFlux(Flux<?> source, OpvitalsDoor.Assembly assembly) {
            super((Flux<Object>) source);
            this.assembly = assembly;
        }

        @Override
        public int getPrefetch() {
            return source.getPrefetch();
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            ReactorPublishers.subscribe(source, assembly, subscriber);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public @Nullable Object scanUnsafe(Attr key) {
            Object answer = ofOurs(source, key);
            return answer == null ? super.scanUnsafe(key) : answer;
        }
    }

    private static final class MonitoredFuseableFlux extends FluxOperator<Object, Object> implements Fuseable {

        private final OpvitalsDoor.Assembly assembly;

        @SuppressWarnings("unchecked")
        MonitoredFuseableFlux(Flux<?> source, OpvitalsDoor.Assembly assembly) {
            super((Flux<Object>) source);
            this.assembly = assembly;
        }

        @Override
        public int getPrefetch() {
            return source.getPrefetch();
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            ReactorPublishers.subscribe(source, assembly, subscriber);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public @Nullable Object scanUnsafe(Attr key) {
            Object answer = ofOurs(source, key);
            return answer == null ? super.scanUnsafe(key) : answer;
        }
    }

    /**
     * Passes signals on, and ends the call before the subscriber hears of the end. A mono's end is its value: whoever
     * subscribed need not wait for more.
     *
     * <p>It is conditional and a queue whatever is before and behind it: asked to be a queue where the source is none, it
     * says that it is not; told to try an item where the subscriber cannot refuse one, it says that it was taken.
     */
    private static final class MonitoredSubscriber
            implements Fuseable.ConditionalSubscriber<Object>, Fuseable.QueueSubscription<Object>, Scannable {

        private final CoreSubscriber<? super Object> subscriber;
        private final Fuseable.@Nullable ConditionalSubscriber<Object> conditional;
        private final OpvitalsDoor.Call call;
        private final boolean single;
        private @Nullable Subscription subscription;
        private Fuseable.@Nullable QueueSubscription<Object> queue;
        private int mode;

        @SuppressWarnings("unchecked")
        MonitoredSubscriber(CoreSubscriber<? super Object> subscriber, OpvitalsDoor.Call call, boolean single) {
            this.subscriber = subscriber;
            this.conditional = subscriber instanceof Fuseable.ConditionalSubscriber
                    ? (Fuseable.ConditionalSubscriber<Object>) subscriber
                    : null;
            this.call = call;
            this.single = single;
        }

        @Override
        public Context currentContext() {
            return subscriber.currentContext();
        }

        @Override
        @SuppressWarnings("unchecked")
        public void onSubscribe(Subscription given) {
            if (subscription != null) {
                // Against the rules. The subscriber says so, as it would without us.
                subscriber.onSubscribe(given);
                return;
            }
            subscription = given;
            if (given instanceof Fuseable.QueueSubscription) {
                queue = (Fuseable.QueueSubscription<Object>) given;
            }
            subscriber.onSubscribe(this);
        }

        @Override
        public void onNext(Object item) {
            // A fused queue says by a null that there is something to take out of it.
            if (single && mode == Fuseable.NONE) {
                OpvitalsDoor.completed(call, item);
            }
            subscriber.onNext(item);
        }

        @Override
        public boolean tryOnNext(Object item) {
            if (single && mode == Fuseable.NONE) {
                OpvitalsDoor.completed(call, item);
            }
            if (conditional != null) {
                return conditional.tryOnNext(item);
            }
            subscriber.onNext(item);
            return true;
        }

        @Override
        public void onError(Throwable thrown) {
            OpvitalsDoor.exit(call, thrown);
            subscriber.onError(thrown);
        }

        @Override
        public void onComplete() {
            OpvitalsDoor.exit(call, (Throwable) null);
            subscriber.onComplete();
        }

        @Override
        public void request(long items) {
            if (subscription != null) {
                subscription.request(items);
            }
        }

        @Override
        public void cancel() {
            OpvitalsDoor.cancelled(call);
            if (subscription != null) {
                subscription.cancel();
            }
        }

        @Override
        public int requestFusion(int requested) {
            mode = queue == null ? Fuseable.NONE : queue.requestFusion(requested);
            return mode;
        }

        @Override
        public @Nullable Object poll() {
            if (queue == null) {
                return null;
            }
            Object item;
            try {
                item = queue.poll();
            } catch (Throwable e) {
                OpvitalsDoor.exit(call, e);
                throw e;
            }
            if (item == null) {
                if (mode == Fuseable.SYNC) {
                    OpvitalsDoor.exit(call, (Throwable) null);
                }
            } else if (single) {
                OpvitalsDoor.completed(call, item);
            }
            return item;
        }

        @Override
        public boolean isEmpty() {
            boolean empty = queue == null || queue.isEmpty();
            if (empty && mode == Fuseable.SYNC) {
                // Of a queue that is filled already, some take this for the end.
                OpvitalsDoor.exit(call, (Throwable) null);
            }
            return empty;
        }

        @Override
        public int size() {
            return queue == null ? 0 : queue.size();
        }

        @Override
        public void clear() {
            if (queue != null) {
                queue.clear();
            }
        }

        @Override
        @SuppressWarnings("rawtypes")
        public @Nullable Object scanUnsafe(Attr key) {
            if (key == Attr.PARENT) {
                return subscription;
            }
            if (key == Attr.ACTUAL) {
                return subscriber;
            }
            return key == Attr.RUN_STYLE ? Attr.RunStyle.SYNC : null;
        }
    }
}
