package io.opvitals.agent.trace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many calls of one operation are kept as spans each second.
 *
 * @param randomPerSecond how many whatever they are, 0 to 1; 0.1 keeps one in ten seconds
 * @param failuresPerSecond how many failures and fallbacks, zero or more; the first of a kind is kept on top of it
 * @param slowPerSecond how many slow calls, zero or more
 * @param slowAfter which calls are slow, greater than zero; {@code null} for those above the operation's own p99
 */
public record TraceSettings(
        double randomPerSecond,
        int failuresPerSecond,
        int slowPerSecond,
        @Nullable Duration slowAfter) {

    public static final TraceSettings DEFAULT = new TraceSettings(1, 20, 5, null);

    public TraceSettings {
        if (!(randomPerSecond >= 0 && randomPerSecond <= 1)) {
            throw new IllegalArgumentException("randomPerSecond: " + randomPerSecond + " (expected: 0 to 1)");
        }
        if (failuresPerSecond < 0) {
            throw new IllegalArgumentException("failuresPerSecond: " + failuresPerSecond + " (expected: >= 0)");
        }
        if (slowPerSecond < 0) {
            throw new IllegalArgumentException("slowPerSecond: " + slowPerSecond + " (expected: >= 0)");
        }
        if (slowAfter != null && (slowAfter.isZero() || slowAfter.isNegative())) {
            throw new IllegalArgumentException("slowAfter: " + slowAfter + " (expected: > 0)");
        }
    }
}
