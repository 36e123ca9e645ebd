package io.opvitals.testapp.async;

import io.opvitals.testapp.async.Work.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A return type that is an object with an end of its own.
 *
 * @param <R> the type
 */
abstract class ReturnedKind<R> implements Kind {

    /** What is never completed, so that it is not collected either. */
    private final List<Object> kept = new ArrayList<>();

    /** The monitored method. */
    abstract R call(Work work);

    /** Subscribes, or adds a listener. What is returned completes normally at the end, whichever it is. */
    abstract CompletableFuture<?> use(R result);

    /** Subscribes and cancels the subscription, or cancels the future. */
    abstract void cancel(R result);

    /** Called and never subscribed to. */
    abstract void neverSubscribed();

    /** To the end of the last of the work's steps. */
    abstract void retried(Work work);

    abstract void resubscribed();

    @Override
    public final void run(Scenario scenario) {
        switch (scenario) {
            case SUCCESS -> use(call(new Work(Step.VALUE))).join();
            case FAILURE -> use(call(new Work(Step.FAILURE))).join();
            case CANCEL -> cancel(call(new Work(Step.NOTHING)));
            case TIME_OUT -> use(call(new Work(Step.TOO_LATE))).join();
            case ALREADY_DONE -> use(call(new Work(Step.DONE))).join();
            case NEVER_COMPLETED -> {
                R result = call(new Work(Step.NOTHING));
                kept.add(use(result));
                kept.add(result);
            }
            case NEVER_SUBSCRIBED -> neverSubscribed();
            case RETRIED -> retried(new Work(Step.FAILURE, Step.FAILURE, Step.VALUE));
            case RESUBSCRIBED -> resubscribed();
            case TWO_SUBSCRIBERS -> {
                R result = call(new Work(Step.VALUE, Step.VALUE));
                CompletableFuture<?> first = use(result);
                CompletableFuture<?> second = use(result);
                first.join();
                second.join();
            }
        }
    }
}
