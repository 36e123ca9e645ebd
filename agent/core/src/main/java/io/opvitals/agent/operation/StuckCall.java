package io.opvitals.agent.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call in flight for longer than its operation's {@code stuckAfter}.
 *
 * @param id the operation
 * @param threadName name of the thread it runs on; for one that waits for a result, of the thread it was started on
 * @param waiting whether it has left its thread and waits for a result, so that no thread's stack is its own
 * @param since when it started
 * @param startNanos when it started, on the agent's ticker
 * @param stack what its thread does, innermost frame first, at most {@link #MAX_FRAMES}; empty for one that waits: the
 *     stack it was started on would have to be taken at the start of every call
 */
public record StuckCall(
        OperationId id,
        String threadName,
        boolean waiting,
        Instant since,
        long startNanos,
        List<StackTraceElement> stack) {

    public static final int MAX_FRAMES = 64;

    public StuckCall {
        stack = List.copyOf(stack);
    }

    /**
     * A call that was stuck and is over.
     *
     * @param call as it was seen last
     * @param outcome how it ended; {@code null} where that is not known
     * @param duration how long it took in all; to the second where the outcome is not known
     */
    public record Ended(StuckCall call, @Nullable Outcome outcome, Duration duration) {}
}
