package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.trace.RecentCall;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Single calls, as their spans have them. */
public final class RecentCallView {

    public static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::label).toList();

    private static final Schema CALL = Schema.object()
            .field("wrapper", Schema.text(), "the group")
            .field("operation", Schema.text(), "its name in the group")
            .field("time", Schema.time(), "when it started")
            .field("durationSeconds", Schema.number(), "how long it took")
            .field("outcome", Schema.choice(OUTCOMES), "how it ended")
            .field(
                    "errorType",
                    Schema.text().orNull(),
                    "class of the exception or text of the failure, where it failed")
            .field("message", Schema.text().orNull(), "what the exception said, masked, where that was kept")
            .field("reason", Schema.text().orNull(), "why there was a fallback, where there was one")
            .field("attributes", Schema.map(Schema.text()), "those of its span that the application gave it")
            .field("traceId", Schema.text(), "32 hexadecimal digits")
            .field("spanId", Schema.text(), "16 hexadecimal digits")
            .field("parentSpanId", Schema.text().orNull(), "16 hexadecimal digits")
            .field("thread", Schema.text(), "the thread's name")
            .named("RecentCall");

    public static final Schema LIST = Schema.object()
            .field("calls", Schema.list(CALL), "the one that ended last first")
            .named("RecentCalls");

    private RecentCallView() {}

    public static void write(JsonGenerator out, List<RecentCall> calls) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("calls");
        for (RecentCall each : calls) {
            write(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, RecentCall call) throws IOException {
        out.writeStartObject();
        out.writeStringField("wrapper", call.id().wrapper());
        out.writeStringField("operation", call.id().operation());
        out.writeStringField("time", call.start().toString());
        out.writeNumberField("durationSeconds", call.durationNanos() / 1e9);
        out.writeStringField("outcome", call.outcome().label());
        Json.text(out, "errorType", call.outcome().isFailure() ? call.errorType() : null);
        Json.text(out, "message", call.message());
        Json.text(out, "reason", call.reason());
        out.writeObjectFieldStart("attributes");
        for (Map.Entry<String, String> each : new TreeMap<>(call.attributes()).entrySet()) {
            out.writeStringField(each.getKey(), each.getValue());
        }
        out.writeEndObject();
        out.writeStringField("traceId", call.traceId());
        out.writeStringField("spanId", call.spanId());
        Json.text(out, "parentSpanId", call.parentSpanId());
        out.writeStringField("thread", call.threadName());
        out.writeEndObject();
    }
}
