package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.internal.data.ImmutableDoubleExemplarData;
import io.opvitals.agent.operation.KeptCall;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.SeriesKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Kept calls as examples of the histogram point they were counted in: the latest {@link #PER_SERIES} of each outcome and
 * error type of an operation since the last collection. Written by the collector's thread, taken by the reader's.
 */
public final class Exemplars {

    static final int PER_SERIES = 4;

    private final Map<OperationId, ArrayDeque<Example>> latest = new HashMap<>();

    private record Example(KeptCall call, SpanContext span, long endEpochNanos) {

        boolean isOf(SeriesKey series) {
            return call.outcome() == series.outcome()
                    && Objects.equals(call.errorType(), series.errorType())
                    && hasAttributes(series.attributes());
        }

        /** A value that was one too many is {@code _OTHER} in the series, but itself in the call. */
        private boolean hasAttributes(List<String> keysAndValues) {
            for (int i = 0; i < keysAndValues.size(); i += 2) {
                String value = keysAndValues.get(i + 1);
                if (!value.equals(SeriesKey.OTHER)
                        && !value.equals(call.attributes().get(keysAndValues.get(i)))) {
                    return false;
                }
            }
            return true;
        }

        boolean isLike(Example other) {
            return call.outcome() == other.call.outcome() && Objects.equals(call.errorType(), other.call.errorType());
        }

        DoubleExemplarData data() {
            return ImmutableDoubleExemplarData.create(
                    Attributes.empty(), endEpochNanos, span, call.durationNanos() / 1e9);
        }
    }

    /**
     * Keeps {@code call} as an example.
     *
     * @param call an exported call
     * @param span its ids
     * @param endEpochNanos when it ended, in nanoseconds since 1970
     */
    public synchronized void add(KeptCall call, SpanContext span, long endEpochNanos) {
        ArrayDeque<Example> examples = latest.computeIfAbsent(call.id(), id -> new ArrayDeque<>());
        Example added = new Example(call, span, endEpochNanos);
        int alike = 0;
        for (Example each : examples) {
            alike += each.isLike(added) ? 1 : 0;
        }
        if (alike == PER_SERIES) {
            removeFirstLike(added, examples);
        }
        examples.addLast(added);
    }

    /** The ids of a kept call. */
    public static SpanContext spanContext(String traceId, String spanId) {
        return SpanContext.create(traceId, spanId, TraceFlags.getSampled(), TraceState.getDefault());
    }

    /** The examples of one series of an operation; they are not given out again. */
    synchronized List<DoubleExemplarData> take(OperationId id, SeriesKey series) {
        ArrayDeque<Example> examples = latest.get(id);
        if (examples == null) {
            return List.of();
        }
        List<DoubleExemplarData> taken = new ArrayList<>();
        for (Iterator<Example> each = examples.iterator(); each.hasNext(); ) {
            Example example = each.next();
            if (example.isOf(series)) {
                taken.add(example.data());
                each.remove();
            }
        }
        if (examples.isEmpty()) {
            latest.remove(id);
        }
        return taken;
    }

    private static void removeFirstLike(Example added, ArrayDeque<Example> examples) {
        for (Iterator<Example> each = examples.iterator(); each.hasNext(); ) {
            if (each.next().isLike(added)) {
                each.remove();
                return;
            }
        }
    }
}
