package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.event.Event;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Something that happened. */
public final class EventView {

    public static final Schema SCHEMA = Schema.object()
            .field("id", Schema.wholeNumber(), "grows by one with every event of this JVM")
            .field("time", Schema.time(), "when it happened")
            .field("kind", Schema.text(), "for example health.changed")
            .field("scope", Schema.text(), "what it happened to")
            .field("message", Schema.text(), "what happened, in words")
            .field("attributes", Schema.map(Schema.text()), "details")
            .named("Event");

    private EventView() {}

    public static void write(JsonGenerator out, Event event) throws IOException {
        out.writeStartObject();
        out.writeNumberField("id", event.id());
        out.writeStringField("time", event.time().toString());
        out.writeStringField("kind", event.kind());
        out.writeStringField("scope", event.scope());
        out.writeStringField("message", event.message());
        out.writeObjectFieldStart("attributes");
        for (Map.Entry<String, String> each : new TreeMap<>(event.attributes()).entrySet()) {
            out.writeStringField(each.getKey(), each.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
