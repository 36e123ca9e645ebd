package io.opvitals.testapp.async;

import io.opvitals.testapp.async.Work.Step;

/**
 * A publisher: it runs once for each subscriber.
 *
 * @param <P> the type
 */
abstract class SubscribedKind<P> extends ReturnedKind<P> {

    /** The publisher with two more subscriptions after failures. */
    abstract P retrying(P publisher);

    @Override
    final void neverSubscribed() {
        call(new Work(Step.VALUE));
    }

    @Override
    final void retried(Work work) {
        use(retrying(call(work))).join();
    }

    @Override
    final void resubscribed() {
        P publisher = call(new Work(Step.VALUE, Step.VALUE));
        use(publisher).join();
        use(publisher).join();
    }
}
