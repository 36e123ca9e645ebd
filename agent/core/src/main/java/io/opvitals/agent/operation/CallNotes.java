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

    /** For rules: what the method was called with. */
    @Nullable
    Object @Nullable [] arguments;

    /** For rules: the names of its parameters with commas, where the class file has them. */
    String parameterNames = "";

    /** For rules: what the call gave, once it has. */
    @Nullable
    Object result;

    boolean hasResult;

    /** When the first thing went wrong inside this call; 0 while nothing has. */
    long firstFailureNanos;

    /** Set once this call is to be kept as a span; 0 means not kept. */
    long spanId;

    long traceIdHigh;
    long traceIdLow;

    private @Nullable CallHandle handle;
    private @Nullable Map<String, String> attributes;
    private @Nullable List<String> metricAttributes;

    /** The same one for the whole call, so that it can follow it. */
    CallHandle handle(CallFrame call) {
        CallHandle existing = handle;
        if (existing == null) {
            existing = new CallHandle(call);
            handle = existing;
        }
        return existing;
    }

    /** The call goes on as {@code late}. */
    void follow(CallFrame late) {
        if (handle != null) {
            handle.follow(late);
        }
    }

    /** What holds for every call of one assembled publisher: its arguments and attributes. */
    CallNotes copy() {
        CallNotes copy = new CallNotes();
        copy.arguments = arguments;
        copy.parameterNames = parameterNames;
        if (attributes != null) {
            copy.attributes = new LinkedHashMap<>(attributes);
        }
        if (metricAttributes != null) {
            copy.metricAttributes = new ArrayList<>(metricAttributes);
        }
        return copy;
    }

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
