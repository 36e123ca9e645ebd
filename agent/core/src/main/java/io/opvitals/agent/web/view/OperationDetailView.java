package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.guard.GuardSnapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.StuckCall;
import io.opvitals.agent.trace.SeenException;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Everything known of one operation. */
public final class OperationDetailView {

    public static final Schema SCHEMA = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .field("id", Schema.text(), "wrapper.operation")
            .field("wrapper", Schema.text(), "the wrapper it belongs to")
            .field("operation", Schema.text(), "its own name")
            .and(Views.HEALTH)
            .field("factors", Schema.list(Counts.FACTOR), "what the success rate was multiplied by")
            .field("total", Counts.TOTAL, "since the start")
            .field("errors", Schema.list(Counts.ERROR), "failures by type")
            .field("fallbackReasons", Schema.list(Counts.REASON), "fallbacks by reason")
            .field("recovery", Views.LATENCY, "from the first failure to the fallback's end, within the window")
            .field("measures", Schema.list(Counts.MEASURE), "numbers attached by the application")
            .field("costs", Schema.list(Counts.COST), "what calls cost")
            .field("exceptions", Schema.list(ExceptionView.SCHEMA), "kinds of exceptions, the latest first")
            .field("breakers", Schema.list(GuardView.SCHEMA), "guards named like it or its wrapper")
            .field("stuckCalls", Schema.list(StuckView.SCHEMA), "calls that hang, with what their threads do")
            .named("OperationDetail");

    private static final int MAX_EXCEPTIONS = 50;

    private OperationDetailView() {}

    /**
     * Writes it.
     *
     * @param exceptions those of all operations
     */
    public static void write(
            JsonGenerator out, OperationId id, ScopeHealth health, HealthReport report, List<SeenException> exceptions)
            throws IOException {
        OperationSnapshot window = health.window();
        OperationSnapshot total = report.snapshot().operations().getOrDefault(id, OperationSnapshot.empty(id));
        out.writeStartObject();
        out.writeStringField("time", report.snapshot().time().toString());
        OperationView.writeFields(
                out, id, health, report.snapshot(), report.stuck().count(id));
        Counts.factors(out, health.score());
        Counts.total(out, total, health.isOwn());
        Counts.errors(out, window, total);
        Counts.reasons(out, window, total);
        out.writeFieldName("recovery");
        Views.latency(out, window.recovery());
        Counts.measures(out, window);
        Counts.costs(out, window, total);
        out.writeArrayFieldStart("exceptions");
        for (SeenException each : latest(id, exceptions)) {
            ExceptionView.write(out, each);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("breakers");
        for (GuardSnapshot each : report.guards().guards()) {
            if (isOf(each.id().name(), id)) {
                GuardView.write(out, each);
            }
        }
        out.writeEndArray();
        out.writeArrayFieldStart("stuckCalls");
        for (StuckCall each : report.stuck().calls()) {
            if (each.id().equals(id)) {
                StuckView.write(out, each, report.snapshot());
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static List<SeenException> latest(OperationId id, List<SeenException> exceptions) {
        return exceptions.stream()
                .filter(each -> each.operation().equals(id))
                .sorted(Comparator.comparing(SeenException::lastSeen).reversed())
                .limit(MAX_EXCEPTIONS)
                .toList();
    }

    /** Libraries do not say which method a guard guards; it mostly has the same name. */
    private static boolean isOf(String guard, OperationId id) {
        return guard.equalsIgnoreCase(id.wrapper())
                || guard.equalsIgnoreCase(id.operation())
                || guard.equalsIgnoreCase(id.name());
    }
}
