package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.List;

/** What the agent itself takes: its threads, and what it remembers in memory. */
public final class OwnView {

    public static final Schema THREADS = Schema.list(Schema.object()
            .field("name", Schema.text(), "its name")
            .field("state", Schema.text(), "as the JVM calls it")
            .field("cpuSeconds", Schema.number().orNull(), "since it was started; null where the JVM does not tell")
            .field("onRequest", Schema.flag(), "whether it works only when somebody asks for something")
            .named("OwnThread"));

    public static final Schema RINGS = Schema.list(Schema.object()
            .field("name", Schema.text(), "what is remembered")
            .field("size", Schema.wholeNumber(), "how many")
            .field("capacity", Schema.wholeNumber(), "how many at most")
            .named("Ring"));

    private OwnView() {}

    public static void writeThreads(JsonGenerator out, List<OwnThread> threads) throws IOException {
        out.writeStartArray();
        for (OwnThread each : threads) {
            out.writeStartObject();
            out.writeStringField("name", each.name());
            out.writeStringField("state", each.state());
            Json.number(out, "cpuSeconds", each.cpuNanos() < 0 ? Double.NaN : each.cpuNanos() / 1e9);
            out.writeBooleanField("onRequest", each.isOnRequest());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    public static void writeRings(JsonGenerator out, List<Ring> rings) throws IOException {
        out.writeStartArray();
        for (Ring each : rings) {
            out.writeStartObject();
            out.writeStringField("name", each.name());
            out.writeNumberField("size", each.size());
            out.writeNumberField("capacity", each.capacity());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
