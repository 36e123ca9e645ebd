package io.opvitals.agent.integration.spring;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** What has failed in one execution of a retry template. Of one thread at a time. */
final class Attempts {

    private int failures;
    private boolean isExhausted;
    private WeakReference<@Nullable Throwable> last = new WeakReference<>(null);

    void failed(@Nullable Throwable failure) {
        failures++;
        last = new WeakReference<>(failure);
    }

    void exhausted() {
        isExhausted = true;
    }

    @Nullable
    Throwable last() {
        return last.get();
    }

    /** Attempts after the first, given whether the last one did what it was to do. */
    int retries(boolean lastSucceeded) {
        return lastSucceeded && !isExhausted ? failures : Math.max(0, failures - 1);
    }
}
