package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;

/** One operation, as a list shows it. */
public final class OperationView {

    public static final Schema SCHEMA = Schema.object()
            .field("id", Schema.text(), "wrapper.operation")
            .field("wrapper", Schema.text(), "the wrapper it belongs to")
            .field("operation", Schema.text(), "its own name")
            .and(Views.HEALTH)
            .named("Operation");

    private OperationView() {}

    public static void write(JsonGenerator out, OperationId id, ScopeHealth health, HealthReport report)
            throws IOException {
        out.writeStartObject();
        writeFields(out, id, health, report.snapshot(), report.stuck().count(id));
        out.writeEndObject();
    }

    static void writeFields(JsonGenerator out, OperationId id, ScopeHealth health, Snapshot now, int stuck)
            throws IOException {
        out.writeStringField("id", id.name());
        out.writeStringField("wrapper", id.wrapper());
        out.writeStringField("operation", id.operation());
        Views.health(out, health, now, stuck);
    }
}
