package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Tally;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What one wants to know first: the whole, the totals, and the operations that stand out. */
public final class SummaryView {

    private static final Schema OUTSTANDING = Schema.list(Schema.object()
            .field("operation", Schema.text(), "wrapper.operation")
            .field("value", Schema.number(), "what it stands out by")
            .named("Outstanding"));

    public static final Schema SCHEMA = Schema.object()
            .field("system", SystemView.SCHEMA, "the whole system")
            .field("total", Counts.TOTAL, "since the start")
            .field("mostCalled", OUTSTANDING, "by calls in the window")
            .field("slowest", OUTSTANDING, "by p95 in the window, seconds")
            .field("mostErrors", OUTSTANDING, "by error rate in the window; none without errors")
            .field("mostFallbacks", OUTSTANDING, "by fallback rate in the window; none without fallbacks")
            .named("Summary");

    private SummaryView() {}

    /** Writes it, with at most {@code most} operations of each kind. */
    public static void write(JsonGenerator out, HealthReport report, int most) throws IOException {
        out.writeStartObject();
        out.writeFieldName("system");
        SystemView.write(out, report);
        Counts.total(out, Counts.sum(report.snapshot(), null), report.system().isOwn());
        outstanding(out, "mostCalled", report, most, each -> each.window().ended());
        outstanding(
                out, "slowest", report, most, each -> each.window().durations().quantileNanos(0.95) / 1e9);
        outstanding(
                out, "mostErrors", report, most, each -> Tally.of(each.window()).errorRate());
        outstanding(
                out,
                "mostFallbacks",
                report,
                most,
                each -> Tally.of(each.window()).fallbackRate());
        out.writeEndObject();
    }

    private static void outstanding(
            JsonGenerator out, String name, HealthReport report, int most, ToDoubleFunction<ScopeHealth> value)
            throws IOException {
        List<Map.Entry<OperationId, Double>> found = report.operations().entrySet().stream()
                .map(each -> Map.entry(each.getKey(), value.applyAsDouble(each.getValue())))
                .filter(each -> each.getValue() > 0)
                .sorted(Map.Entry.<OperationId, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(most)
                .toList();
        out.writeArrayFieldStart(name);
        for (Map.Entry<OperationId, Double> each : found) {
            out.writeStartObject();
            out.writeStringField("operation", each.getKey().name());
            out.writeNumberField("value", each.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
