package io.opvitals.agent.trace;

import io.opvitals.agent.operation.OperationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of exception: an operation, a class, and the place that threw it.
 *
 * @param operation whose calls threw it
 * @param className its class
 * @param site the topmost frame of the application, {@code com.shop.Cart.total(Cart.java:42)}; empty without a stack trace
 * @param message the first one's message, masked, at most {@link #MAX_MESSAGE} characters
 * @param stackTrace the first one's frames, innermost first
 * @param causes the first one's causes as {@code class: message}, masked, outermost first
 * @param firstSeen when the first call that threw it ended
 * @param lastSeen when the latest kept call that threw it ended
 * @param count how many kept calls threw it; metrics count the ones that were not kept too
 */
public record SeenException(
        OperationId operation,
        String className,
        String site,
        @Nullable String message,
        List<StackTraceElement> stackTrace,
        List<String> causes,
        Instant firstSeen,
        Instant lastSeen,
        long count) {

    static final int MAX_MESSAGE = 512;

    public SeenException {
        stackTrace = List.copyOf(stackTrace);
        causes = List.copyOf(causes);
    }

    SeenException seenAgain(Instant at) {
        return new SeenException(operation, className, site, message, stackTrace, causes, firstSeen, at, count + 1);
    }
}
