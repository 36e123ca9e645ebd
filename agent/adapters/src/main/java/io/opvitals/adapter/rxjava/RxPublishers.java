package io.opvitals.adapter.rxjava;

import io.opvitals.bootstrap.OpvitalsDoor;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableObserver;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.MaybeObserver;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.operators.ConditionalSubscriber;
import io.reactivex.rxjava3.operators.QueueDisposable;
import io.reactivex.rxjava3.operators.QueueFuseable;
import io.reactivex.rxjava3.operators.QueueSubscription;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * RxJava's {@code Single}, {@code Maybe}, {@code Completable}, {@code Flowable} and {@code Observable}.
 *
 * <p>Ours pass everything on: demand, disposal, and the queue of a source that offers to be fused with what comes after
 * it. No hook of {@code RxJavaPlugins} is set. Of what a source can be besides a source, one thing is not passed on: a
 * supplier of one known value, which RxJava would take without subscribing, so that no call would be seen.
 */
public final class RxPublishers extends OpvitalsDoor.Publishers {

    @Override
    public Class<?> standIn(Class<?> publisher) {
        if (Single.class.isAssignableFrom(publisher)) {
            return MonitoredSingle.class;
        }
        if (Maybe.class.isAssignableFrom(publisher)) {
            return MonitoredMaybe.class;
        }
        if (Completable.class.isAssignableFrom(publisher)) {
            return MonitoredCompletable.class;
        }
        return Flowable.class.isAssignableFrom(publisher) ? MonitoredFlowable.class : MonitoredObservable.class;
    }

    @Override
    public Object monitored(Object publisher, OpvitalsDoor.Assembly assembly) {
        if (publisher instanceof Single<?> single) {
            return new MonitoredSingle(single, assembly);
        }
        if (publisher instanceof Maybe<?> maybe) {
            return new MonitoredMaybe(maybe, assembly);
        }
        if (publisher instanceof Completable completable) {
            return new MonitoredCompletable(completable, assembly);
        }
        if (publisher instanceof Flowable<?> flowable) {
            return new MonitoredFlowable(flowable, assembly);
        }
        return new MonitoredObservable((Observable<?>) publisher, assembly);
    }

    private static final class MonitoredSingle extends Single<Object> {

        private final Single<?> source;
        private final OpvitalsDoor.Assembly assembly;

        MonitoredSingle(Single<?> source, OpvitalsDoor.Assembly assembly) {
            this.source = source;
            this.assembly = assembly;
        }

        @Override
        protected void subscribeActual(SingleObserver<? super Object> observer) {
            OpvitalsDoor.Call call = OpvitalsDoor.subscribe(assembly);
            try {
                source.subscribe(new SingleEnd(observer, call));
            } catch (Throwable e) {
                OpvitalsDoor.exit(call, e);
                throw e;
            } finally {
                OpvitalsDoor.leave(call);
            }
        }
    }

    private static final class MonitoredMaybe extends Maybe<Object> {

        private final Maybe<?> source;
        private final OpvitalsDoor.Assembly assembly;

        MonitoredMaybe(Maybe<?> source, OpvitalsDoor.Assembly assembly) {
            this.source = source;
            this.assembly = assembly;
        }

        @Override
        protected void subscribeActual(MaybeObserver<? super Object> observer) {
            OpvitalsDoor.Call call = OpvitalsDoor.subscribe(assembly);
            try {
                source.subscribe(new MaybeEnd(observer, call));
            } catch (Throwable e) {
                OpvitalsDoor.exit(call, e);
                throw e;
            } finally {
                OpvitalsDoor.leave(call);
            }
        }
    }

    private static final class MonitoredCompletable extends Completable {

        private final Completable source;
        private final OpvitalsDoor.Assembly assembly;

        MonitoredCompletable(Completable source, OpvitalsDoor.Assembly assembly) {
            this.source = source;
            this.assembly = assembly;
        }

        @Override
        protected void subscribeActual(CompletableObserver observer) {
            OpvitalsDoor.Call call = OpvitalsDoor.subscribe(assembly);
            try {
                source.subscribe(new CompletableEnd(observer, call));
            } catch (Throwable e) {
                OpvitalsDoor.exit(call, e);
                throw e;
            } finally {
                OpvitalsDoor.leave(call);
            }
        }
    }

    private static final class MonitoredFlowable extends Flowable<Object> {

        private final Flowable<?> source;
        private final OpvitalsDoor.Assembly assembly;

        MonitoredFlowable(Flowable<?> source, OpvitalsDoor.Assembly assembly) {
            this.source = source;
            this.assembly = assembly;
        }

        @Override
        protected void subscribeActual(Subscriber<? super Object> observer) {
            OpvitalsDoor.Call call = OpvitalsDoor.subscribe(assembly);
            try {
                source.subscribe(new FlowableEnd(observer, call));
            } catch (Throwable e) {
                OpvitalsDoor.exit(call, e);
                throw e;
            } finally {
                OpvitalsDoor.leave(call);
            }
        }
    }

    private static final class MonitoredObservable extends Observable<Object> {

        private final Observable<?> source;
        private final OpvitalsDoor.Assembly assembly;

        MonitoredObservable(Observable<?> source, OpvitalsDoor.Assembly assembly) {
            this.source = source;
            this.assembly = assembly;
        }

        @Override
        protected void subscribeActual(Observer<? super Object> observer) {
            OpvitalsDoor.Call call = OpvitalsDoor.subscribe(assembly);
            try {
                source.subscribe(new ObservableEnd(observer, call));
            } catch (Throwable e) {
                OpvitalsDoor.exit(call, e);
                throw e;
            } finally {
                OpvitalsDoor.leave(call);
            }
        }
    }

    /** Ends the call before the observer hears of the end. */
    private static final class SingleEnd implements SingleObserver<Object>, Disposable {

        private final SingleObserver<? super Object> observer;
        private final OpvitalsDoor.@Nullable Call call;
        private @Nullable Disposable upstream;

        SingleEnd(SingleObserver<? super Object> observer, OpvitalsDoor.@Nullable Call call) {
            this.observer = observer;
            this.call = call;
        }

        @Override
        public void onSubscribe(Disposable given) {
            if (upstream != null) {
                // Against the rules. The observer says so, as it would without us.
                observer.onSubscribe(given);
                return;
            }
            upstream = given;
            observer.onSubscribe(this);
        }

        @Override
        public void onSuccess(Object value) {
            OpvitalsDoor.completed(call, value);
            observer.onSuccess(value);
        }

        @Override
        public void onError(Throwable thrown) {
            OpvitalsDoor.exit(call, thrown);
            observer.onError(thrown);
        }

        @Override
        public void dispose() {
            OpvitalsDoor.cancelled(call);
            if (upstream != null) {
                upstream.dispose();
            }
        }

        @Override
        public boolean isDisposed() {
            return upstream != null && upstream.isDisposed();
        }
    }

    /** Ends the call before the observer hears of the end. */
    private static final class MaybeEnd implements MaybeObserver<Object>, Disposable {

        private final MaybeObserver<? super Object> observer;
        private final OpvitalsDoor.@Nullable Call call;
        private @Nullable Disposable upstream;

        MaybeEnd(MaybeObserver<? super Object> observer, OpvitalsDoor.@Nullable Call call) {
            this.observer = observer;
            this.call = call;
        }

        @Override
        public void onSubscribe(Disposable given) {
            if (upstream != null) {
                // Against the rules. The observer says so, as it would without us.
                observer.onSubscribe(given);
                return;
            }
            upstream = given;
            observer.onSubscribe(this);
        }

        @Override
        public void onSuccess(Object value) {
            OpvitalsDoor.completed(call, value);
            observer.onSuccess(value);
        }

        @Override
        public void onError(Throwable thrown) {
            OpvitalsDoor.exit(call, thrown);
            observer.onError(thrown);
        }

        @Override
        public void onComplete() {
            OpvitalsDoor.exit(call, (Throwable) null);
            observer.onComplete();
        }

        @Override
        public void dispose() {
            OpvitalsDoor.cancelled(call);
            if (upstream != null) {
                upstream.dispose();
            }
        }

        @Override
        public boolean isDisposed() {
            return upstream != null && upstream.isDisposed();
        }
    }

    /** Ends the call before the observer hears of the end. */
    private static final class CompletableEnd implements CompletableObserver, Disposable {

        private final CompletableObserver observer;
        private final OpvitalsDoor.@Nullable Call call;
        private @Nullable Disposable upstream;

        CompletableEnd(CompletableObserver observer, OpvitalsDoor.@Nullable Call call) {
            this.observer = observer;
            this.call = call;
        }

        @Override
        public void onSubscribe(Disposable given) {
            if (upstream != null) {
                // Against the rules. The observer says so, as it would without us.
                observer.onSubscribe(given);
                return;
            }
            upstream = given;
            observer.onSubscribe(this);
        }

        @Override
        public void onError(Throwable thrown) {
            OpvitalsDoor.exit(call, thrown);
            observer.onError(thrown);
        }

        @Override
        public void onComplete() {
            OpvitalsDoor.exit(call, (Throwable) null);
            observer.onComplete();
        }

        @Override
        public void dispose() {
            OpvitalsDoor.cancelled(call);
            if (upstream != null) {
                upstream.dispose();
            }
        }

        @Override
        public boolean isDisposed() {
            return upstream != null && upstream.isDisposed();
        }
    }

    /**
     * Ends the call before the subscriber hears of the end. It is conditional and a queue whatever is before and behind
     * it: asked to be a queue where the source is none, it says that it is not; told to try an item where the subscriber
     * cannot refuse one, it says that it was taken.
     */
    private static final class FlowableEnd implements ConditionalSubscriber<Object>, QueueSubscription<Object> {

        private final Subscriber<? super Object> observer;
        private final @Nullable ConditionalSubscriber<Object> conditional;
        private final OpvitalsDoor.@Nullable Call call;
        private @Nullable Subscription upstream;
        private @Nullable QueueSubscription<Object> queue;
        private int mode;

        @SuppressWarnings("unchecked")
        FlowableEnd(Subscriber<? super Object> observer, OpvitalsDoor.@Nullable Call call) {
            this.observer = observer;
            this.conditional =
                    observer instanceof ConditionalSubscriber ? (ConditionalSubscriber<Object>) observer : null;
            this.call = call;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void onSubscribe(Subscription given) {
            if (upstream != null) {
                // Against the rules. The subscriber says so, as it would without us.
                observer.onSubscribe(given);
                return;
            }
            upstream = given;
            if (given instanceof QueueSubscription) {
                queue = (QueueSubscription<Object>) given;
            }
            observer.onSubscribe(this);
        }

        @Override
        public void onNext(Object item) {
            observer.onNext(item);
        }

        @Override
        public boolean tryOnNext(Object item) {
            if (conditional != null) {
                return conditional.tryOnNext(item);
            }
            observer.onNext(item);
            return true;
        }

        @Override
        public void onError(Throwable thrown) {
            OpvitalsDoor.exit(call, thrown);
            observer.onError(thrown);
        }

        @Override
        public void onComplete() {
            OpvitalsDoor.exit(call, (Throwable) null);
            observer.onComplete();
        }

        @Override
        public void request(long items) {
            if (upstream != null) {
                upstream.request(items);
            }
        }

        @Override
        public void cancel() {
            OpvitalsDoor.cancelled(call);
            if (upstream != null) {
                upstream.cancel();
            }
        }

        @Override
        public int requestFusion(int requested) {
            mode = queue == null ? QueueFuseable.NONE : queue.requestFusion(requested);
            return mode;
        }

        @Override
        public @Nullable Object poll() throws Throwable {
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
            if (item == null && mode == QueueFuseable.SYNC) {
                OpvitalsDoor.exit(call, (Throwable) null);
            }
            return item;
        }

        @Override
        public boolean isEmpty() {
            boolean empty = queue == null || queue.isEmpty();
            if (empty && mode == QueueFuseable.SYNC) {
                // Of a queue that is filled already, some take this for the end.
                OpvitalsDoor.exit(call, (Throwable) null);
            }
            return empty;
        }

        @Override
        public void clear() {
            if (queue != null) {
                queue.clear();
            }
        }

        @Override
        public boolean offer(Object item) {
            throw new UnsupportedOperationException("a queue to take from");
        }

        @Override
        public boolean offer(Object first, Object second) {
            throw new UnsupportedOperationException("a queue to take from");
        }
    }

    /** Ends the call before the observer hears of the end; a queue where the source is one. */
    private static final class ObservableEnd implements Observer<Object>, QueueDisposable<Object> {

        private final Observer<? super Object> observer;
        private final OpvitalsDoor.@Nullable Call call;
        private @Nullable Disposable upstream;
        private @Nullable QueueDisposable<Object> queue;
        private int mode;

        ObservableEnd(Observer<? super Object> observer, OpvitalsDoor.@Nullable Call call) {
            this.observer = observer;
            this.call = call;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void onSubscribe(Disposable given) {
            if (upstream != null) {
                // Against the rules. The observer says so, as it would without us.
                observer.onSubscribe(given);
                return;
            }
            upstream = given;
            if (given instanceof QueueDisposable) {
                queue = (QueueDisposable<Object>) given;
            }
            observer.onSubscribe(this);
        }

        @Override
        public void onNext(Object item) {
            observer.onNext(item);
        }

        @Override
        public void onError(Throwable thrown) {
            OpvitalsDoor.exit(call, thrown);
            observer.onError(thrown);
        }

        @Override
        public void onComplete() {
            OpvitalsDoor.exit(call, (Throwable) null);
            observer.onComplete();
        }

        @Override
        public void dispose() {
            OpvitalsDoor.cancelled(call);
            if (upstream != null) {
                upstream.dispose();
            }
        }

        @Override
        public boolean isDisposed() {
            return upstream != null && upstream.isDisposed();
        }

        @Override
        public int requestFusion(int requested) {
            mode = queue == null ? QueueFuseable.NONE : queue.requestFusion(requested);
            return mode;
        }

        @Override
        public @Nullable Object poll() throws Throwable {
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
            if (item == null && mode == QueueFuseable.SYNC) {
                OpvitalsDoor.exit(call, (Throwable) null);
            }
            return item;
        }

        @Override
        public boolean isEmpty() {
            boolean empty = queue == null || queue.isEmpty();
            if (empty && mode == QueueFuseable.SYNC) {
                // Of a queue that is filled already, some take this for the end.
                OpvitalsDoor.exit(call, (Throwable) null);
            }
            return empty;
        }

        @Override
        public void clear() {
            if (queue != null) {
                queue.clear();
            }
        }

        @Override
        public boolean offer(Object item) {
            throw new UnsupportedOperationException("a queue to take from");
        }

        @Override
        public boolean offer(Object first, Object second) {
            throw new UnsupportedOperationException("a queue to take from");
        }
    }
}
