package io.opvitals.testapp.async;

import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What a monitored method waits for: a script with one step for each time it is run. */
public final class Work {

    /** How long a call waits until it ends itself by a time-out. */
    public static final Duration TIME_OUT = Duration.ofMillis(50);

    private static final Executor LATER = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

    private final List<Step> steps;
    private final Iterator<Step> left;
    private final CountDownLatch started = new CountDownLatch(1);

    /** What one run of a method comes to. */
    public enum Step {
        VALUE,
        FAILURE,
        /** Nothing ever. */
        NOTHING,
        /** Nothing in time: the method gives up after {@link Work#TIME_OUT}. */
        TOO_LATE,
        /** The value, at once. */
        DONE
    }

    public Work(Step... steps) {
        this.steps = List.of(steps);
        this.left = this.steps.iterator();
    }

    /** Whether the value is there at once. */
    public boolean isDone() {
        return steps.get(0) == Step.DONE;
    }

    /** Whether the method is to give up after {@link #TIME_OUT}. */
    public boolean isTooLate() {
        return steps.get(0) == Step.TOO_LATE;
    }

    /** Begins the next step. */
    public CompletableFuture<String> next() {
        CompletableFuture<String> result = new CompletableFuture<>();
        Step step = left.next();
        started.countDown();
        switch (step) {
            case VALUE -> LATER.execute(() -> result.complete("value"));
            case FAILURE -> LATER.execute(() -> result.completeExceptionally(new IOException("on purpose")));
            case DONE -> result.complete("value");
            case NOTHING, TOO_LATE -> {}
        }
        return result;
    }

    /** Waits until a step has begun. */
    public void awaitStart() throws InterruptedException {
        if (!started.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not started (expected: within 30 s)");
        }
    }
}
