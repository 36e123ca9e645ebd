package io.opvitals.agent.web.route;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why a request cannot be answered, as a problem document of RFC 9457. What stands in it goes to the client: nothing of
 * the agent's insides, no secret.
 */
@SuppressWarnings("serial") // Never serialized.
public final class Problem extends RuntimeException {

    public static final String CONTENT_TYPE = "application/problem+json";

    /** What every problem document looks like. */
    public static final Schema SCHEMA = Schema.object()
            .field("type", Schema.text(), "what kind of problem, a URI that stays the same")
            .field("title", Schema.text(), "the kind in words")
            .field("status", Schema.wholeNumber(), "the HTTP status")
            .optional("detail", Schema.text(), "what is wrong with this request")
            .optional(
                    "errors",
                    Schema.list(Schema.object()
                            .field("at", Schema.text(), "the parameter, or where in the body")
                            .field("detail", Schema.text(), "the value and what was expected")),
                    "each thing that is wrong")
            .named("Problem");

    private static final String TYPE_PREFIX = "urn:opvitals:problem:";

    private final int status;
    private final String type;
    private final String title;
    private final String detail;
    private final List<Fault> faults;
    private final Map<String, String> headers;
    private final boolean isPassing;

    /** One of several things that are wrong: where, and what. */
    public record Fault(String at, String detail) {}

    private Problem(
            int status,
            String type,
            String title,
            String detail,
            List<Fault> faults,
            Map<String, String> headers,
            boolean isPassing) {
        super(title + ": " + detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.detail = detail;
        this.faults = List.copyOf(faults);
        this.headers = Map.copyOf(headers);
        this.isPassing = isPassing;
    }

    /**
     * Any problem.
     *
     * @param status the HTTP status, 400 to 599
     * @param type the kind, in lower case with hyphens
     * @param title the kind in words
     * @param detail about this request; empty for nothing
     */
    public static Problem of(int status, String type, String title, String detail) {
        return new Problem(status, type, title, detail, List.of(), Map.of(), false);
    }

    /** 400: parameters or body are not what the route takes. */
    public static Problem invalid(List<Fault> faults) {
        String detail = faults.isEmpty() ? "" : faults.get(0).at + ": " + faults.get(0).detail;
        return new Problem(400, "invalid-request", "The request is not valid", detail, faults, Map.of(), false);
    }

    /** 400 with one fault. */
    public static Problem invalid(String at, String detail) {
        return invalid(List.of(new Fault(at, detail)));
    }

    /** 401: nobody is logged in. */
    public static Problem notLoggedIn(String detail) {
        return of(401, "not-logged-in", "Log in first", detail);
    }

    /** 403: somebody is, and may not. */
    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "This is not allowed", detail);
    }

    /** 404: no such thing. */
    public static Problem notFound(String detail) {
        return of(404, "not-found", "There is no such thing", detail);
    }

    /** 409: the state of things does not allow it. */
    public static Problem conflict(String detail) {
        return of(409, "conflict", "This does not fit the present state", detail);
    }

    /** 503, to be tried again in a second. */
    public static Problem notYet(String detail) {
        return of(503, "not-yet", "There is no answer yet", detail).with("Retry-After", "1");
    }

    /**
     * The same, of what is over in a moment, because others are answered meanwhile. A request that has no body waits for
     * that, without a thread; only one that has waited for long gets this as its answer.
     */
    public static Problem passing(String detail) {
        Problem told = notYet(detail);
        return new Problem(told.status, told.type, told.title, told.detail, told.faults, told.headers, true);
    }

    /** The same with one more header. */
    public Problem with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Problem(status, type, title, detail, faults, more, isPassing);
    }

    public int status() {
        return status;
    }

    /** Whether it is over in a moment. */
    public boolean isPassing() {
        return isPassing;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** The document. */
    public Answer answer() {
        Answer answer = Answer.bytes(status, CONTENT_TYPE, Json.bytes(this::write));
        for (Map.Entry<String, String> each : headers.entrySet()) {
            answer = answer.with(each.getKey(), each.getValue());
        }
        return answer;
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", TYPE_PREFIX + type);
        out.writeStringField("title", title);
        out.writeNumberField("status", status);
        if (!detail.isEmpty()) {
            out.writeStringField("detail", detail);
        }
        if (!faults.isEmpty()) {
            out.writeArrayFieldStart("errors");
            for (Fault each : faults) {
                out.writeStartObject();
                out.writeStringField("at", each.at);
                out.writeStringField("detail", each.detail);
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
