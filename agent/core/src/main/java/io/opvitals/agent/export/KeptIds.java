package io.opvitals.agent.export;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opvitals.agent.operation.KeptCall;

/**
 * Gives the next span the ids that its call was given when it ended. Asked on the thread that starts the span, which is
 * the collector's.
 */
final class KeptIds implements IdGenerator {

    private String traceId = TraceId.getInvalid();
    private String spanId = SpanId.getInvalid();

    void next(KeptCall call) {
        traceId = TraceId.fromLongs(call.traceIdHigh(), call.traceIdLow());
        spanId = SpanId.fromLong(call.spanId());
    }

    @Override
    public String generateSpanId() {
        return spanId;
    }

    @Override
    public String generateTraceId() {
        return traceId;
    }
}
