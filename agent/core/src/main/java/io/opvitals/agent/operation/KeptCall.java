package io.opvitals.agent.operation;

import io.opvitals.agent.tracecontext.ApplicationSpan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One ended call that is worth showing: it becomes a span.
 *
 * @param id the operation
 * @param outcome how it ended
 * @param errorType class of the exception or text of the failure, where it failed
 * @param reason why there was a fallback, where there was one
 * @param startNanos when it started, on the agent's ticker
 * @param durationNanos how long it took
 * @param attributes what the application attached, and marked arguments
 * @param traceIdHigh high half of the trace id
 * @param traceIdLow low half of the trace id
 * @param spanId this call's span id, not 0
 * @param parentSpanId span id of the enclosing monitored call; 0 where there is none
 * @param application the application's span that the call ran in, of the same trace; {@code null} where there is none. It
 *     is the parent of a call that no other monitored call encloses.
 * @param threadName name of the thread it ran on
 * @param exception what it threw, where it threw and was kept for that
 */
public record KeptCall(
        OperationId id,
        Outcome outcome,
        @Nullable String errorType,
        @Nullable String reason,
        long startNanos,
        long durationNanos,
        Map<String, String> attributes,
        long traceIdHigh,
        long traceIdLow,
        long spanId,
        long parentSpanId,
        @Nullable ApplicationSpan application,
        String threadName,
        @Nullable ThrownException exception) {}
