package io.opvitals.sample.tally;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/** How a call ended, in the words of Opvitals. */
public enum Outcome {
    SUCCESS,
    FALLBACK,
    ERROR,
    REJECTED,
    TIMEOUT,
    CANCELLED;

    /** How a call ends that throws {@code thrown}, unless the operation expects it. */
    static Outcome of(Throwable thrown) {
        if (thrown instanceof CallNotPermittedException) {
            return REJECTED;
        }
        if (thrown instanceof TimeoutException || thrown instanceof HttpTimeoutException) {
            return TIMEOUT;
        }
        return thrown instanceof CancellationException ? CANCELLED : ERROR;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
