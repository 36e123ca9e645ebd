package io.opvitals.agent.trace;

import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.Outcome;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kept call as it is shown: what its span says, without a stack trace, which {@link ExceptionLog} has.
 *
 * @param id the operation
 * @param start when it started
 * @param durationNanos how long it took
 * @param outcome how it ended
 * @param errorType class of the exception or text of the failure, where it failed
 * @param message what the exception said, masked, where it was kept for that
 * @param reason why there was a fallback, where there was one
 * @param attributes those of its span: what the application attached, and marked arguments
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentSpanId of the enclosing monitored call, else of the application's span; {@code null} without
 * @param threadName name of the thread it ran on
 */
public record RecentCall(
        OperationId id,
        Instant start,
        long durationNanos,
        Outcome outcome,
        @Nullable String errorType,
        @Nullable String message,
        @Nullable String reason,
        Map<String, String> attributes,
        String traceId,
        String spanId,
        @Nullable String parentSpanId,
        String threadName) {}
