package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Map;

/** One wrapper: the sum of its operations. */
public final class WrapperView {

    /** As a list shows it. */
    public static final Schema SCHEMA = Schema.object()
            .field("wrapper", Schema.text(), "its name")
            .field("operations", Schema.wholeNumber(), "how many it has")
            .and(Views.HEALTH)
            .named("Wrapper");

    /** With its operations. */
    public static final Schema DETAIL = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .field("wrapper", Schema.text(), "its name")
            .field("operations", Schema.list(OperationView.SCHEMA), "in order of their names")
            .and(Views.HEALTH)
            .field("factors", Schema.list(Counts.FACTOR), "what the success rate was multiplied by")
            .field("total", Counts.TOTAL, "since the start")
            .named("WrapperDetail");

    private WrapperView() {}

    public static void write(JsonGenerator out, String wrapper, ScopeHealth health, HealthReport report)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("wrapper", wrapper);
        int operations = 0;
        for (OperationId each : report.operations().keySet()) {
            operations += each.wrapper().equals(wrapper) ? 1 : 0;
        }
        out.writeNumberField("operations", operations);
        Views.health(out, health, report.snapshot(), stuck(wrapper, report));
        out.writeEndObject();
    }

    public static void writeDetail(JsonGenerator out, String wrapper, ScopeHealth health, HealthReport report)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("time", report.snapshot().time().toString());
        out.writeStringField("wrapper", wrapper);
        out.writeArrayFieldStart("operations");
        for (Map.Entry<OperationId, ScopeHealth> each : report.operations().entrySet()) {
            if (each.getKey().wrapper().equals(wrapper)) {
                OperationView.write(out, each.getKey(), each.getValue(), report);
            }
        }
        out.writeEndArray();
        Views.health(out, health, report.snapshot(), stuck(wrapper, report));
        Counts.factors(out, health.score());
        Counts.total(out, Counts.sum(report.snapshot(), wrapper), health.isOwn());
        out.writeEndObject();
    }

    private static long stuck(String wrapper, HealthReport report) {
        return report.stuck().counts().entrySet().stream()
                .filter(each -> each.getKey().wrapper().equals(wrapper))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
