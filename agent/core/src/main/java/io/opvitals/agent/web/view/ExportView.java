package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.export.ExportState;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;

/** How sending telemetry goes. */
public final class ExportView {

    private static final Schema SIGNAL = Schema.object()
            .field("signal", Schema.text(), "metrics, traces or logs")
            .field("endpoint", Schema.text(), "where it goes")
            .field("arrived", Schema.wholeNumber(), "exports since the start that arrived")
            .field("failed", Schema.wholeNumber(), "exports since the start that did not")
            .field("secondsSinceArrived", Schema.number().orNull(), "since the last one that arrived; null before")
            .named("ExportSignal");

    public static final Schema SCHEMA = Schema.object()
            .field("configured", Schema.flag(), "whether telemetry is to be sent")
            .field("sending", Schema.flag(), "whether it is")
            .field("failing", Schema.text().orNull(), "what fails and why; null where nothing does")
            .field("signals", Schema.list(SIGNAL), "those that are to be sent")
            .field("spansWaiting", Schema.wholeNumber(), "in the queue")
            .field("spansCapacity", Schema.wholeNumber(), "of the queue")
            .field("spansDropped", Schema.wholeNumber(), "the queue was full, or their export failed")
            .named("Export");

    private ExportView() {}

    public static void write(JsonGenerator out, ExportState state) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("configured", state.configured());
        out.writeBooleanField("sending", state.sending());
        Json.text(out, "failing", state.failing().isEmpty() ? null : state.failing());
        out.writeArrayFieldStart("signals");
        for (ExportState.OfSignal each : state.signals()) {
            out.writeStartObject();
            out.writeStringField("signal", each.signal());
            out.writeStringField("endpoint", each.endpoint());
            out.writeNumberField("arrived", each.arrived());
            out.writeNumberField("failed", each.failed());
            Json.number(
                    out,
                    "secondsSinceArrived",
                    each.sinceArrivedNanos() < 0 ? Double.NaN : each.sinceArrivedNanos() / 1e9);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("spansWaiting", state.spansWaiting());
        out.writeNumberField("spansCapacity", state.spansCapacity());
        out.writeNumberField("spansDropped", state.spansDropped());
        out.writeEndObject();
    }
}
