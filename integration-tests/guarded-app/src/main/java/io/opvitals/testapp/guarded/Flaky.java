package io.opvitals.testapp.guarded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails so many times, then works. */
final class Flaky {

    private final AtomicInteger failures;

    Flaky(int failures) {
        this.failures = new AtomicInteger(failures);
    }

    /** Never works. */
    static Flaky broken() {
        return new Flaky(Integer.MAX_VALUE);
    }

    String ask() {
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("flaky");
        }
        return "answer";
    }

    CompletableFuture<String> askLater(Executor executor) {
        return CompletableFuture.supplyAsync(this::ask, executor);
    }
}
