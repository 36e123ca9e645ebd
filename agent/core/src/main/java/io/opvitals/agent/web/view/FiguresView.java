package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Tally;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;

/** The figures of one scope, flat: one row of a table or one point of a chart. */
public final class FiguresView {

    public static final Schema SCHEMA = Schema.object()
            .field("scope", Schema.text(), "system, wrapper or operation")
            .field("name", Schema.text(), "system, the wrapper, or wrapper.operation")
            .field("status", Schema.choice(Views.STATUSES), "after hysteresis")
            .field("score", Schema.number().orNull(), "0 to 1")
            .field("callsPerSecond", Schema.number(), "ended within the recent window")
            .field("successRate", Schema.number().orNull(), "in the window")
            .field("errorRate", Schema.number().orNull(), "in the window")
            .field("fallbackRate", Schema.number().orNull(), "in the window")
            .field("inFlight", Schema.wholeNumber(), "now")
            .field("p50", Schema.number().orNull(), "seconds, in the window")
            .field("p95", Schema.number().orNull(), "seconds, in the window")
            .field("p99", Schema.number().orNull(), "seconds, in the window")
            .named("Figures");

    private FiguresView() {}

    public static void write(JsonGenerator out, String scope, String name, ScopeHealth health) throws IOException {
        Tally tally = Tally.of(health.window());
        HistogramSnapshot durations = health.window().durations();
        out.writeStartObject();
        out.writeStringField("scope", scope);
        out.writeStringField("name", name);
        out.writeStringField("status", health.status().label());
        Json.number(out, "score", health.score().value());
        out.writeNumberField("callsPerSecond", health.callsPerSecond());
        Json.number(out, "successRate", tally.successRate());
        Json.number(out, "errorRate", tally.errorRate());
        Json.number(out, "fallbackRate", tally.fallbackRate());
        out.writeNumberField("inFlight", health.inFlight());
        Json.number(out, "p50", durations.quantileNanos(0.5) / 1e9);
        Json.number(out, "p95", durations.quantileNanos(0.95) / 1e9);
        Json.number(out, "p99", durations.quantileNanos(0.99) / 1e9);
        out.writeEndObject();
    }
}
