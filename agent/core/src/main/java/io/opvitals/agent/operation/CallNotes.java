package io.opvitals.agent.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is out of the ordinary about a call in flight: a fallback, an attribute, a kept child. Most calls have none, so it
 * is made when there is something to write down.
 */
final class CallNotes {

    /** Attributes of one span at most, as in the OpenTelemetry SDK's default span limits. */
    private static final int MAX_ATTRIBUTES = 128;

    @Nullable
    String fallbackReason;

    @Nullable
    String failReason;

    /** When the first thing went wrong inside this call; 0 while nothing has. */
    long firstFailureNanos;

    /** Set once this call is to be kept as a span; 0 means not kept. */
    long spanId;

    long traceIdHigh;
    long traceIdLow;

    /** What the call was made with, where a rule reads it. */
    @Nullable
    Object @Nullable [] arguments;

    List<String> parameterNames = List.of();

    /** What the call returned, where {@link #returned} and a rule reads it. */
    @Nullable
    Object result;

    boolean returned;

    private @Nullable Map<String, String> attributes;
    private @Nullable List<String> metricAttributes;

    void attribute(String key, String value) {
        Map<String, String> all = attributes;
        if (all == null) {
            all = new LinkedHashMap<>();
            attributes = all;
        }
        if (all.size() < MAX_ATTRIBUTES || all.containsKey(key)) {
            all.put(key, value);
        }
    }

    void metricAttribute(String key, String value) {
        List<String> all = metricAttributes;
        if (all == null) {
            all = new ArrayList<>(2);
            metricAttributes = all;
        }
        all.add(key);
        all.add(value);
    }

    Map<String, String> attributes() {
        return attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    List<String> metricAttributes() {
        return metricAttributes == null ? List.of() : metricAttributes;
    }

    void failedAt(long nanos) {
        if (firstFailureNanos == 0) {
            firstFailureNanos = nanos;
        }
    }
}
