package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.guard.BreakerState;
import io.opvitals.agent.guard.GuardSnapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.operation.StuckReport;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The whole system at one moment. */
public final class SystemView {

    private static final Schema BY_STATUS = byStatus();

    public static final Schema SCHEMA = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .and(Views.HEALTH)
            .field("wrappers", BY_STATUS, "wrappers by status")
            .field("operations", BY_STATUS, "operations by status")
            .field("openBreakers", Schema.wholeNumber(), "circuit breakers that refuse calls")
            .named("System");

    private SystemView() {}

    private static Schema byStatus() {
        Schema schema = Schema.object();
        for (Status each : Status.values()) {
            schema = schema.field(each.label(), Schema.wholeNumber(), "so many");
        }
        return schema.named("ByStatus");
    }

    public static void write(JsonGenerator out, HealthReport report) throws IOException {
        out.writeStartObject();
        writeFields(out, report);
        out.writeEndObject();
    }

    static void writeFields(JsonGenerator out, HealthReport report) throws IOException {
        out.writeStringField("time", report.snapshot().time().toString());
        Views.health(out, report.system(), report.snapshot(), stuck(report.stuck()));
        out.writeFieldName("wrappers");
        count(out, report.wrappers().values());
        out.writeFieldName("operations");
        count(out, report.operations().values());
        out.writeNumberField("openBreakers", openBreakers(report));
    }

    static long stuck(StuckReport stuck) {
        return stuck.counts().values().stream().mapToLong(Integer::longValue).sum();
    }

    private static void count(JsonGenerator out, Collection<ScopeHealth> scopes) throws IOException {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        for (ScopeHealth each : scopes) {
            counts.merge(each.status(), 1, Integer::sum);
        }
        out.writeStartObject();
        for (Status each : Status.values()) {
            out.writeNumberField(each.label(), counts.getOrDefault(each, 0));
        }
        out.writeEndObject();
    }

    private static long openBreakers(HealthReport report) {
        return report.guards().guards().stream().filter(SystemView::refuses).count();
    }

    private static boolean refuses(GuardSnapshot guard) {
        return guard.state() == BreakerState.OPEN || guard.state() == BreakerState.FORCED_OPEN;
    }
}
