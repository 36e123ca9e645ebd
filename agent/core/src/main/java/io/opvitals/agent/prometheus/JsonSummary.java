package io.opvitals.agent.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The numbers that one looks at first, as JSON: of the system, each wrapper and each operation, over the window. */
final class JsonSummary {

    private static final double SECOND = 1e9;

    private final JsonFactory json = new JsonFactory();

    void write(OutputStream out, @Nullable HealthReport report) throws IOException {
        try (JsonGenerator to = json.createGenerator(out)) {
            to.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            to.writeStartObject();
            if (report != null) {
                to.writeStringField("time", report.snapshot().time().toString());
                to.writeNumberField("windowSeconds", report.system().windowNanos() / SECOND);
                to.writeObjectFieldStart("system");
                write(to, report.system());
                to.writeEndObject();
                wrappers(to, report);
                operations(to, report);
            }
            to.writeEndObject();
        }
    }

    private static void wrappers(JsonGenerator to, HealthReport report) throws IOException {
        to.writeArrayFieldStart("wrappers");
        for (var each : report.wrappers().entrySet()) {
            to.writeStartObject();
            to.writeStringField("wrapper", each.getKey());
            write(to, each.getValue());
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void operations(JsonGenerator to, HealthReport report) throws IOException {
        to.writeArrayFieldStart("operations");
        for (var each : report.operations().entrySet()) {
            to.writeStartObject();
            to.writeStringField("wrapper", each.getKey().wrapper());
            to.writeStringField("operation", each.getKey().operation());
            write(to, each.getValue());
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void write(JsonGenerator to, ScopeHealth health) throws IOException {
        to.writeStringField("status", health.status().label());
        number(to, "score", health.score().value());
        number(to, "callsPerSecond", health.callsPerSecond());
        number(to, "errorRatio", health.errorRate());
        number(to, "fallbackRatio", health.fallbackRate());
        to.writeNumberField("inFlight", health.inFlight());
        to.writeNumberField("consecutiveFailures", health.window().consecutiveFailures());
        to.writeObjectFieldStart("outcomes");
        for (Outcome each : Outcome.values()) {
            to.writeNumberField(each.label(), health.window().count(each));
        }
        to.writeEndObject();
        HistogramSnapshot durations = health.window().durations();
        to.writeObjectFieldStart("latencySeconds");
        number(to, "p50", durations.quantileNanos(0.5) / SECOND);
        number(to, "p95", durations.quantileNanos(0.95) / SECOND);
        number(to, "p99", durations.quantileNanos(0.99) / SECOND);
        to.writeEndObject();
    }

    /** JSON has no NaN: what is not known is {@code null}. */
    private static void number(JsonGenerator to, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            to.writeNumberField(name, value);
        } else {
            to.writeNullField(name);
        }
    }
}
