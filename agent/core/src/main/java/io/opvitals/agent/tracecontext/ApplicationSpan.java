package io.opvitals.agent.tracecontext;

import java.util.Map;

/**
 * A span of the application's own tracing, by its ids.
 *
 * @param traceIdHigh high half of the trace id
 * @param traceIdLow low half of the trace id
 * @param spanId its span id, not 0
 * @param flags W3C trace flags; the lowest bit is set where the application's tracing records the trace
 * @param remote whether it is a span of another process, which called this one
 * @param traceState W3C trace state, as it came
 */
public record ApplicationSpan(
        long traceIdHigh, long traceIdLow, long spanId, byte flags, boolean remote, Map<String, String> traceState) {

    public ApplicationSpan {
        traceState = Map.copyOf(traceState);
    }

    /** Whether it is of this trace. */
    public boolean isOf(long high, long low) {
        return traceIdHigh == high && traceIdLow == low;
    }
}
