package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.check.CheckReport;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.check.NamedCheck;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code /health} says: the checks, and the operations with the arithmetic of their scores. */
public final class HealthView {

    private static final List<String> KINDS =
            Arrays.stream(NamedCheck.Kind.values()).map(HealthView::kind).toList();

    private static final Schema CHECK = Schema.object()
            .field("name", Schema.text(), "by which it is configured")
            .field("kind", Schema.choice(KINDS), "where it comes from")
            .field("status", Schema.choice(Views.STATUSES), "unknown until it has answered once")
            .field("message", Schema.text(), "what it saw")
            .field("time", Schema.time(), "when it was asked")
            .field("since", Schema.time(), "when the status last changed")
            .field("tookSeconds", Schema.number(), "how long it took")
            .named("HealthCheck");

    private static final Schema SCOPE = Schema.object()
            .field("status", Schema.choice(Views.STATUSES), "after hysteresis")
            .field("since", Schema.time(), "when the status last changed")
            .field("score", Schema.number().orNull(), "0 to 1; null where there is too little data")
            .field("arithmetic", Schema.text(), "how the score came about");

    public static final Schema SCHEMA = Schema.object()
            .field("status", Schema.choice(Views.STATUSES), "the worse of the checks and the operations")
            .field("checks", Schema.list(CHECK), "in order of their names")
            .field("system", SCOPE.named("ScopeHealth").orNull(), "null before the first report")
            .field(
                    "wrappers",
                    Schema.list(Schema.object()
                            .field("wrapper", Schema.text(), "its name")
                            .and(SCOPE)
                            .named("WrapperHealth")),
                    "in order of their names")
            .field(
                    "operations",
                    Schema.list(Schema.object()
                            .field("wrapper", Schema.text(), "its wrapper's name")
                            .field("operation", Schema.text(), "its name within the wrapper")
                            .and(SCOPE)
                            .named("OperationHealth")),
                    "in order of their names")
            .named("Health");

    private HealthView() {}

    public static void write(JsonGenerator out, Status overall, CheckReport checks, @Nullable HealthReport report)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("status", overall.label());
        out.writeArrayFieldStart("checks");
        for (CheckResult each : checks.results()) {
            write(out, each);
        }
        out.writeEndArray();
        if (report == null) {
            out.writeNullField("system");
            out.writeArrayFieldStart("wrappers");
            out.writeEndArray();
            out.writeArrayFieldStart("operations");
            out.writeEndArray();
        } else {
            write(out, report);
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, HealthReport report) throws IOException {
        out.writeObjectFieldStart("system");
        write(out, report.system(), report.snapshot());
        out.writeEndObject();
        out.writeArrayFieldStart("wrappers");
        for (var each : report.wrappers().entrySet()) {
            out.writeStartObject();
            out.writeStringField("wrapper", each.getKey());
            write(out, each.getValue(), report.snapshot());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("operations");
        for (var each : report.operations().entrySet()) {
            out.writeStartObject();
            out.writeStringField("wrapper", each.getKey().wrapper());
            out.writeStringField("operation", each.getKey().operation());
            write(out, each.getValue(), report.snapshot());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, CheckResult check) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", check.name());
        out.writeStringField("kind", kind(check.kind()));
        out.writeStringField("status", check.status().label());
        out.writeStringField("message", check.message());
        out.writeStringField("time", check.time().toString());
        out.writeStringField("since", check.since().toString());
        out.writeNumberField("tookSeconds", check.took().toNanos() / 1e9);
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, ScopeHealth health, Snapshot now) throws IOException {
        out.writeStringField("status", health.status().label());
        out.writeStringField("since", Views.at(now, health.since()).toString());
        Json.number(out, "score", health.score().value());
        out.writeStringField("arithmetic", health.score().arithmetic());
    }

    private static String kind(NamedCheck.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
