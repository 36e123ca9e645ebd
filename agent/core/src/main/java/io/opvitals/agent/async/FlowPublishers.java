package io.opvitals.agent.async;

import io.opvitals.agent.operation.CallFrame;
import io.opvitals.agent.operation.ResultKind;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** {@link Flow.Publisher}: each subscription is a call, which ends when the publisher completes or is cancelled. */
public final class FlowPublishers implements ResultKind, ResultKind.Finder {

    private final Disguise disguise = new Disguise(MonitoredPublisher.class);

    @Override
    public @Nullable ResultKind find(Class<?> type) {
        return Flow.Publisher.class.isAssignableFrom(type) ? this : null;
    }

    @Override
    public Object returned(CallFrame call, Object result, int replacement) {
        if (!disguise.works(result.getClass(), replacement)) {
            call.finish(result, null);
            return result;
        }
        return new MonitoredPublisher((Flow.Publisher<?>) result, call.withdraw());
    }

    /** Passes subscriptions on, each as a call. */
    private static final class MonitoredPublisher implements Flow.Publisher<Object> {

        private final Flow.Publisher<?> publisher;
        private final OpvitalsDoor.Assembly assembly;

        MonitoredPublisher(Flow.Publisher<?> publisher, OpvitalsDoor.Assembly assembly) {
            this.publisher = publisher;
            this.assembly = assembly;
        }

        @Override
        public void subscribe(Flow.@Nullable Subscriber<? super Object> subscriber) {
            if (subscriber == null) {
                publisher.subscribe(null);
                return;
            }
            OpvitalsDoor.Call call = OpvitalsDoor.subscribe(assembly);
            try {
                publisher.subscribe(new MonitoredSubscriber(subscriber, call));
            } catch (Throwable e) {
                OpvitalsDoor.exit(call, e);
                throw e;
            } finally {
                OpvitalsDoor.leave(call);
            }
        }
    }

    /** Passes signals on, and ends the call before the subscriber hears of the end. */
    private static final class MonitoredSubscriber implements Flow.Subscriber<Object> {

        private final Flow.Subscriber<? super Object> subscriber;
        private final OpvitalsDoor.@Nullable Call call;

        MonitoredSubscriber(Flow.Subscriber<? super Object> subscriber, OpvitalsDoor.@Nullable Call call) {
            this.subscriber = subscriber;
            this.call = call;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscriber.onSubscribe(subscription == null ? null : new MonitoredSubscription(subscription, call));
        }

        @Override
        public void onNext(Object item) {
            subscriber.onNext(item);
        }

        @Override
        public void onError(Throwable thrown) {
            OpvitalsDoor.exit(call, thrown);
            subscriber.onError(thrown);
        }

        @Override
        public void onComplete() {
            // Without a value: rules over a result have none to look at.
            OpvitalsDoor.exit(call, (Throwable) null);
            subscriber.onComplete();
        }
    }

    /** Passes demand on as it is, and hears of the cancellation. */
    private record MonitoredSubscription(Flow.Subscription subscription, OpvitalsDoor.@Nullable Call call)
            implements Flow.Subscription {

        @Override
        public void request(long items) {
            subscription.request(items);
        }

        @Override
        public void cancel() {
            OpvitalsDoor.cancelled(call);
            subscription.cancel();
        }
    }
}
