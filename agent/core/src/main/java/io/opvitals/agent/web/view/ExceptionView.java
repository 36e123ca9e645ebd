package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.trace.SeenException;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;

/** One kind of exception, with the first one's stack trace. */
public final class ExceptionView {

    public static final Schema SCHEMA = Schema.object()
            .field("class", Schema.text(), "its class")
            .field("site", Schema.text(), "the topmost frame of the application")
            .field("message", Schema.text().orNull(), "the first one's, masked")
            .field("count", Schema.wholeNumber(), "kept calls that threw it")
            .field("firstSeen", Schema.time(), "when the first ended")
            .field("lastSeen", Schema.time(), "when the latest kept one ended")
            .field("causes", Schema.list(Schema.text()), "the first one's, outermost first, masked")
            .field("stackTrace", Schema.list(Schema.text()), "the first one's frames, innermost first")
            .named("Exception");

    private ExceptionView() {}

    static void write(JsonGenerator out, SeenException seen) throws IOException {
        out.writeStartObject();
        out.writeStringField("class", seen.className());
        out.writeStringField("site", seen.site());
        Json.text(out, "message", seen.message());
        out.writeNumberField("count", seen.count());
        out.writeStringField("firstSeen", seen.firstSeen().toString());
        out.writeStringField("lastSeen", seen.lastSeen().toString());
        out.writeArrayFieldStart("causes");
        for (String each : seen.causes()) {
            out.writeString(each);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("stackTrace");
        for (StackTraceElement each : seen.stackTrace()) {
            out.writeString(each.toString());
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
