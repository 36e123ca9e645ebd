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

    /** What served it instead, where a library told: a method, a handler. */
    @Nullable
    String servedBy;

    /** The call as its proxy knows it, where it began at one. */
    @Nullable
    ProxiedCall proxied;

    /** How often it was tried again. */
    int retries;

    /** For what is known of an assembled publisher: the call of its latest subscription. */
    private volatile @Nullable CallNotes subscribed;

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

    /** Whether this call is to be kept as a span, whatever its own end is like: a call inside of it is. */
    boolean kept;

    /** Whether a call inside of this one may outlive it, and may then be kept by another thread. */
    private boolean hasLateInside;

    private boolean over;

    /** Wants to hear of the end. */
    @Nullable
    WatchedCall watched;

    /** Set once this call has ids, because it is kept or because it has logged; 0 until then. */
    long spanId;

    long traceIdHigh;
    long traceIdLow;

    /** Its ids as they are logged. */
    @Nullable
    CallIds ids;

    private @Nullable CallBill bill;

    private @Nullable CallHandle handle;
    private @Nullable Map<String, String> attributes;
    private @Nullable List<String> metricAttributes;

    /** A call inside of this one may end late. */
    void expectLate() {
        hasLateInside = true;
    }

    /** This call ends: from now on no late one can have it kept. */
    void end() {
        if (hasLateInside) {
            synchronized (this) {
                over = true;
            }
        }
    }

    /** For a late call that is kept: the span id of this one, which is kept then, too; 0 where that comes too late. */
    synchronized long keepForLate() {
        if (over && !kept) {
            return 0;
        }
        kept = true;
        return spanId;
    }

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

    /** Where to write what happens to the call: for an assembled publisher, at its latest subscription. */
    CallNotes ofRunning() {
        CallNotes latest = subscribed;
        return latest == null ? this : latest;
    }

    /** A call begins with what holds for every call of one assembled publisher. */
    CallNotes subscribe() {
        CallNotes notes = copy();
        subscribed = notes;
        return notes;
    }

    /** What holds for every call of one assembled publisher: its arguments and attributes. */
    private CallNotes copy() {
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

    /** For a span: says as attributes what libraries did for the call. */
    void describeHelp() {
        String server = servedBy;
        if (server != null && fallbackReason != null) {
            attribute("opvitals.served_by", server);
        }
        if (retries > 0) {
            attribute("opvitals.retries", Integer.toString(retries));
        }
    }

    /** What it costs; to be written to. */
    CallBill bill() {
        CallBill existing = bill;
        if (existing == null) {
            existing = new CallBill();
            bill = existing;
        }
        return existing;
    }

    /** What it costs; {@code null} where nothing is known of that. */
    @Nullable
    CallBill knownBill() {
        return bill;
    }

    /** To be read before the call goes on. */
    Map<String, String> knownAttributes() {
        return attributes == null ? Map.of() : attributes;
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
