package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.operation.StuckCall;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;

/** A call that hangs. */
public final class StuckView {

    public static final Schema SCHEMA = Schema.object()
            .field("operation", Schema.text(), "wrapper.operation")
            .field("thread", Schema.text(), "the thread it runs on, or was started on")
            .field("waiting", Schema.flag(), "whether it has left its thread and waits for a result")
            .field("since", Schema.time(), "when it started")
            .field("seconds", Schema.number(), "how long it has been going on")
            .field("stack", Schema.list(Schema.text()), "what its thread does, innermost frame first")
            .named("StuckCall");

    private StuckView() {}

    public static void write(JsonGenerator out, StuckCall call, Snapshot now) throws IOException {
        out.writeStartObject();
        out.writeStringField("operation", call.id().name());
        out.writeStringField("thread", call.threadName());
        out.writeBooleanField("waiting", call.waiting());
        out.writeStringField("since", call.since().toString());
        out.writeNumberField("seconds", (now.nanos() - call.startNanos()) / 1e9);
        out.writeArrayFieldStart("stack");
        for (StackTraceElement each : call.stack()) {
            out.writeString(each.toString());
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
