package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.guard.GuardSnapshot;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.StuckCall;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** All of a kind at one moment. */
public final class ListViews {

    public static final Schema WRAPPERS = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .field("wrappers", Schema.list(WrapperView.SCHEMA), "in order of their names")
            .named("Wrappers");

    public static final Schema OPERATIONS = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .field("total", Schema.wholeNumber(), "how many match")
            .field("operations", Schema.list(OperationView.SCHEMA), "those asked for")
            .named("Operations");

    public static final Schema FIGURES = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .field("series", Schema.list(FiguresView.SCHEMA), "one for each scope")
            .named("CurrentMetrics");

    public static final Schema GUARDS = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .field("guards", Schema.list(GuardView.SCHEMA), "by kind, library and name")
            .named("Guards");

    public static final Schema STUCK = Schema.object()
            .field("time", Schema.time(), "when this was read")
            .field("total", Schema.wholeNumber(), "calls that hang, listed or not")
            .field("calls", Schema.list(StuckView.SCHEMA), "the first of them")
            .named("Stuck");

    private ListViews() {}

    public static void wrappers(JsonGenerator out, HealthReport report) throws IOException {
        start(out, report, "wrappers");
        for (Map.Entry<String, ScopeHealth> each : report.wrappers().entrySet()) {
            WrapperView.write(out, each.getKey(), each.getValue(), report);
        }
        end(out);
    }

    /** All operations. */
    public static void operations(JsonGenerator out, HealthReport report) throws IOException {
        operations(
                out, report, report.operations().entrySet(), report.operations().size());
    }

    /** Some of the operations, of so many that match. */
    public static void operations(
            JsonGenerator out, HealthReport report, Collection<Map.Entry<OperationId, ScopeHealth>> shown, int total)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("time", report.snapshot().time().toString());
        out.writeNumberField("total", total);
        out.writeArrayFieldStart("operations");
        for (Map.Entry<OperationId, ScopeHealth> each : shown) {
            OperationView.write(out, each.getKey(), each.getValue(), report);
        }
        end(out);
    }

    /** The figures of one kind of scope: {@code system}, {@code wrapper}, {@code operation}, or {@code all}. */
    public static void figures(JsonGenerator out, HealthReport report, String scope) throws IOException {
        start(out, report, "series");
        boolean all = scope.equals("all");
        if (all || scope.equals("system")) {
            FiguresView.write(out, "system", "system", report.system());
        }
        if (all || scope.equals("wrapper")) {
            for (Map.Entry<String, ScopeHealth> each : report.wrappers().entrySet()) {
                FiguresView.write(out, "wrapper", each.getKey(), each.getValue());
            }
        }
        if (all || scope.equals("operation")) {
            for (Map.Entry<OperationId, ScopeHealth> each : report.operations().entrySet()) {
                FiguresView.write(out, "operation", each.getKey().name(), each.getValue());
            }
        }
        end(out);
    }

    public static void guards(JsonGenerator out, HealthReport report) throws IOException {
        start(out, report, "guards");
        for (GuardSnapshot each : report.guards().guards()) {
            GuardView.write(out, each);
        }
        end(out);
    }

    public static void stuck(JsonGenerator out, HealthReport report) throws IOException {
        out.writeStartObject();
        out.writeStringField("time", report.snapshot().time().toString());
        out.writeNumberField("total", SystemView.stuck(report.stuck()));
        out.writeArrayFieldStart("calls");
        for (StuckCall each : report.stuck().calls()) {
            StuckView.write(out, each, report.snapshot());
        }
        end(out);
    }

    private static void start(JsonGenerator out, HealthReport report, String list) throws IOException {
        out.writeStartObject();
        out.writeStringField("time", report.snapshot().time().toString());
        out.writeArrayFieldStart(list);
    }

    private static void end(JsonGenerator out) throws IOException {
        out.writeEndArray();
        out.writeEndObject();
    }
}
