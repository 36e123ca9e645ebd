package io.opvitals.sample.tally;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** How a call ended, in the words of Opvitals. */
enum Outcome {
    SUCCESS,
    FALLBACK,
    ERROR,
    REJECTED,
    TIMEOUT,
    CANCELLED;

    /** How a call ends that throws {@code thrown}, unless the operation expects it. */
    static Outcome of(Throwable thrown) {
        if (thrown instanceof RejectedExecutionException) {
            return REJECTED;
        }
        if (thrown instanceof TimeoutException) {
            return TIMEOUT;
        }
        return thrown instanceof CancellationException ? CANCELLED : ERROR;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
