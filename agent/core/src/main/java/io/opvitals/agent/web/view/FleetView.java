package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.fleet.FleetInstance;
import io.opvitals.agent.fleet.Instances;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;

/** Which JVMs a fleet has. */
public final class FleetView {

    private static final Schema INSTANCE = Schema.object()
            .field("instance", Schema.text(), "the label that tells it from others")
            .field("service", Schema.text(), "what it is a part of")
            .field("version", Schema.text().orNull(), "of the service, where it is told")
            .field("status", Schema.choice(Views.STATUSES), "as it says itself; unknown where it is not seen any more")
            .field("score", Schema.number().orNull(), "0 to 1, as it says itself")
            .field("callsPerSecond", Schema.number().orNull(), "calls that ended lately, per second")
            .field("errorRate", Schema.number().orNull(), "failures / judged calls in the window")
            .field("p95", Schema.number().orNull(), "seconds, of the calls that ended within the window")
            .field("lastSeen", Schema.time(), "when its last sample was taken")
            .field("seen", Schema.flag(), "whether there are samples of now")
            .named("FleetInstance");

    public static final Schema INSTANCES = Schema.object()
            .field("configured", Schema.flag(), "whether there is a fleet to ask; without one, all else is empty")
            .field("source", Schema.text().orNull(), "who tells of it: host and port")
            .field("time", Schema.time().orNull(), "when this was read")
            .field("intervalSeconds", Schema.wholeNumber().orNull(), "how far apart samples mostly are")
            .field("instances", Schema.list(INSTANCE), "seen within the last hour, by service and name")
            .named("FleetInstances");

    private FleetView() {}

    /** Where none is configured. */
    public static void writeNone(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("configured", false);
        out.writeNullField("source");
        out.writeNullField("time");
        out.writeNullField("intervalSeconds");
        out.writeArrayFieldStart("instances");
        out.writeEndArray();
        out.writeEndObject();
    }

    /**
     * All of them.
     *
     * @param source who tells
     */
    public static void write(JsonGenerator out, String source, Instances known) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("configured", true);
        out.writeStringField("source", source);
        out.writeStringField("time", known.time().toString());
        out.writeNumberField("intervalSeconds", known.intervalSeconds());
        out.writeArrayFieldStart("instances");
        for (FleetInstance each : known.instances()) {
            write(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, FleetInstance each) throws IOException {
        out.writeStartObject();
        out.writeStringField("instance", each.instance());
        out.writeStringField("service", each.service());
        Json.text(out, "version", each.version().isEmpty() ? null : each.version());
        out.writeStringField("status", each.status().label());
        Json.number(out, "score", each.score());
        Json.number(out, "callsPerSecond", each.callsPerSecond());
        Json.number(out, "errorRate", each.errorRate());
        Json.number(out, "p95", each.p95());
        out.writeStringField("lastSeen", each.lastSeen().toString());
        out.writeBooleanField("seen", each.isSeen());
        out.writeEndObject();
    }
}
