package io.opvitals.agent.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opvitals.agent.export.metric.Exemplars;
import io.opvitals.agent.export.metric.Keys;
import io.opvitals.agent.operation.KeptCall;
import io.opvitals.agent.operation.ThrownException;
import io.opvitals.agent.trace.KeptBatch;
import io.opvitals.agent.trace.Masker;
import io.opvitals.agent.tracecontext.ApplicationSpan;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Turns kept calls into ended spans. On the collector's thread only. */
final class KeptSpans {

    private final Tracer tracer;
    private final KeptIds ids;
    private final SpanQueue queue;
    private final Masker masker;
    private final @Nullable Exemplars exemplars;

    /** @param exemplars told of every span; {@code null} where nobody wants exemplars */
    KeptSpans(Tracer tracer, KeptIds ids, SpanQueue queue, Masker masker, @Nullable Exemplars exemplars) {
        this.tracer = tracer;
        this.ids = ids;
        this.queue = queue;
        this.masker = masker;
        this.exemplars = exemplars;
    }

    void add(KeptBatch batch) {
        for (KeptCall call : batch.calls()) {
            if (queue.enter()) {
                add(call, batch.at(call.startNanos()), batch.exemplars() ? exemplars : null);
            }
        }
    }

    private void add(KeptCall call, Instant start, @Nullable Exemplars examples) {
        Instant end = start.plusNanos(call.durationNanos());
        Span span = start(call, start);
        ThrownException exception = call.exception();
        if (exception != null) {
            span.addEvent("exception", ExceptionAttributes.of(exception, masker), end);
        }
        if (call.outcome().isFailure()) {
            span.setStatus(StatusCode.ERROR, description(call));
        }
        span.end(end);
        if (examples != null) {
            long endEpochNanos = TimeUnit.SECONDS.toNanos(end.getEpochSecond()) + end.getNano();
            examples.add(call, span.getSpanContext(), endEpochNanos);
        }
    }

    private Span start(KeptCall call, Instant start) {
        ids.next(call);
        SpanBuilder builder = tracer.spanBuilder(call.id().name())
                .setSpanKind(SpanKind.INTERNAL)
                .setStartTimestamp(start)
                .setAllAttributes(attributes(call));
        SpanContext parent = parent(call);
        return parent.isValid()
                ? builder.setParent(Context.root().with(Span.wrap(parent))).startSpan()
                : builder.setNoParent().startSpan();
    }

    /** The enclosing monitored call, which is kept as this one is; else the application's span, as it was. */
    private static SpanContext parent(KeptCall call) {
        ApplicationSpan application = call.application();
        String traceId = TraceId.fromLongs(call.traceIdHigh(), call.traceIdLow());
        if (call.parentSpanId() != 0) {
            String spanId = SpanId.fromLong(call.parentSpanId());
            return SpanContext.create(traceId, spanId, TraceFlags.getSampled(), traceState(application));
        }
        if (application == null) {
            return SpanContext.getInvalid();
        }
        String spanId = SpanId.fromLong(application.spanId());
        TraceFlags flags = TraceFlags.fromByte(application.flags());
        return application.remote()
                ? SpanContext.createFromRemoteParent(traceId, spanId, flags, traceState(application))
                : SpanContext.create(traceId, spanId, flags, traceState(application));
    }

    private static TraceState traceState(@Nullable ApplicationSpan application) {
        TraceStateBuilder state = TraceState.builder();
        if (application != null) {
            application.traceState().forEach(state::put);
        }
        return state.build();
    }

    private Attributes attributes(KeptCall call) {
        AttributesBuilder attributes = Attributes.builder();
        call.attributes().forEach(attributes::put);
        attributes.putAll(Keys.of(call.id()));
        attributes.put(Keys.OUTCOME, call.outcome().label());
        attributes.put("thread.name", call.threadName());
        if (call.outcome().isFailure()) {
            attributes.put(Keys.ERROR_TYPE, call.errorType());
        }
        if (call.reason() != null) {
            attributes.put(Keys.FALLBACK_REASON, call.reason());
        }
        return attributes.build();
    }

    private String description(KeptCall call) {
        ThrownException exception = call.exception();
        String message = exception == null ? null : exception.message();
        return message == null ? String.valueOf(call.errorType()) : masker.mask(message);
    }
}
