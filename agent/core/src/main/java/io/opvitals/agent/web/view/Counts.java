package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.collect.OperationSum;
import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.health.Score;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.SeriesKey;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was counted, in the window and since the start. */
final class Counts {

    static final Schema FACTOR = Schema.object()
            .field("name", Schema.text(), "what is wrong")
            .field("multiplier", Schema.number(), "0 to 1")
            .field("evidence", Schema.text(), "the numbers behind it")
            .named("Factor");

    static final Schema TOTAL = Schema.object()
            .field("started", Schema.wholeNumber(), "calls started")
            .field("ended", Schema.wholeNumber(), "calls ended")
            .field("outcomes", Views.OUTCOMES, "calls ended, by how")
            .field("expected", Views.EXPECTED, "those that threw an expected exception; null over a fleet")
            .field("retries", Schema.wholeNumber(), "attempts after the first of their call")
            .field("latency", Views.LATENCY, "of all ended calls")
            .named("Total");

    static final Schema REASON = Schema.object()
            .field("reason", Schema.text(), "an exception's class or a given text")
            .field("count", Schema.wholeNumber(), "within the window")
            .field("total", Schema.wholeNumber(), "since the start")
            .named("Reason");

    static final Schema ERROR = Schema.object()
            .field("type", Schema.text(), "an exception's class or a given text")
            .field("outcome", Schema.text(), "error, rejected or timeout")
            .field("count", Schema.wholeNumber(), "within the window")
            .field("total", Schema.wholeNumber(), "since the start")
            .named("ErrorCount");

    static final Schema MEASURE = Schema.object()
            .field("name", Schema.text(), "as the application names it")
            .field("count", Schema.wholeNumber(), "values within the window")
            .field("mean", Schema.number().orNull(), "of the values within the window")
            .field("p50", Schema.number().orNull(), "half of the values within the window are not above it")
            .field("p95", Schema.number().orNull(), "95 % of them are not")
            .field("p99", Schema.number().orNull(), "99 % of them are not")
            .field("min", Schema.number().orNull(), "the lowest within the window")
            .field("max", Schema.number().orNull(), "the highest within the window")
            .named("Measure");

    static final Schema COST = Schema.object()
            .field("currency", Schema.text(), "ISO 4217")
            .field("amount", Schema.number(), "within the window")
            .field("total", Schema.number(), "since the start")
            .named("Cost");

    private Counts() {}

    static void factors(JsonGenerator out, Score score) throws IOException {
        out.writeArrayFieldStart("factors");
        for (Score.Factor each : score.factors()) {
            out.writeStartObject();
            out.writeStringField("name", each.name());
            out.writeNumberField("multiplier", each.multiplier());
            out.writeStringField("evidence", each.evidence());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Since the start, all operations of a wrapper; of all wrappers where it is {@code null}. */
    static OperationSnapshot sum(Snapshot snapshot, @Nullable String wrapper) {
        OperationSum sum = new OperationSum();
        for (Map.Entry<OperationId, OperationSnapshot> each :
                snapshot.operations().entrySet()) {
            if (wrapper == null || each.getKey().wrapper().equals(wrapper)) {
                sum.add(each.getValue());
            }
        }
        return sum.total(new OperationId(wrapper == null ? OperationSum.ALL : wrapper, OperationSum.ALL));
    }

    /** @param tellsExpected whether it is known which calls threw an expected exception */
    static void total(JsonGenerator out, OperationSnapshot total, boolean tellsExpected) throws IOException {
        out.writeObjectFieldStart("total");
        out.writeNumberField("started", total.started());
        out.writeNumberField("ended", total.ended());
        out.writeFieldName("outcomes");
        Views.outcomes(out, total);
        Views.expected(out, total, tellsExpected);
        out.writeNumberField("retries", total.retries());
        out.writeFieldName("latency");
        Views.latency(out, total.durations());
        out.writeEndObject();
    }

    static void reasons(JsonGenerator out, OperationSnapshot window, OperationSnapshot total) throws IOException {
        out.writeArrayFieldStart("fallbackReasons");
        for (Map.Entry<String, Long> each : new TreeMap<>(total.fallbackReasons()).entrySet()) {
            out.writeStartObject();
            out.writeStringField("reason", each.getKey());
            out.writeNumberField("count", window.fallbackReasons().getOrDefault(each.getKey(), 0L));
            out.writeNumberField("total", each.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Failures by type, whatever the attributes. */
    static void errors(JsonGenerator out, OperationSnapshot window, OperationSnapshot total) throws IOException {
        Map<String, Long> inWindow = errors(window);
        out.writeArrayFieldStart("errors");
        for (Map.Entry<String, Long> each : errors(total).entrySet()) {
            int space = each.getKey().indexOf(' ');
            out.writeStartObject();
            out.writeStringField("type", each.getKey().substring(space + 1));
            out.writeStringField("outcome", each.getKey().substring(0, space));
            out.writeNumberField("count", inWindow.getOrDefault(each.getKey(), 0L));
            out.writeNumberField("total", each.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static Map<String, Long> errors(OperationSnapshot counted) {
        Map<String, Long> errors = new TreeMap<>();
        for (Map.Entry<SeriesKey, HistogramSnapshot> each : counted.series().entrySet()) {
            SeriesKey key = each.getKey();
            if (key.outcome().isFailure() && key.errorType() != null) {
                errors.merge(
                        key.outcome().label() + " " + key.errorType(),
                        each.getValue().count(),
                        Long::sum);
            }
        }
        return errors;
    }

    static void measures(JsonGenerator out, OperationSnapshot window) throws IOException {
        out.writeArrayFieldStart("measures");
        for (Map.Entry<String, MeasureSnapshot> each : new TreeMap<>(window.measures()).entrySet()) {
            MeasureSnapshot values = each.getValue();
            out.writeStartObject();
            out.writeStringField("name", each.getKey());
            out.writeNumberField("count", values.count());
            Json.number(out, "mean", values.mean());
            Json.number(out, "p50", values.quantile(0.5));
            Json.number(out, "p95", values.quantile(0.95));
            Json.number(out, "p99", values.quantile(0.99));
            Json.number(out, "min", values.min());
            Json.number(out, "max", values.max());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static void costs(JsonGenerator out, OperationSnapshot window, OperationSnapshot total) throws IOException {
        out.writeArrayFieldStart("costs");
        Map<String, BigDecimal> inWindow = window.costs().byCurrency();
        for (Map.Entry<String, BigDecimal> each : total.costs().byCurrency().entrySet()) {
            out.writeStartObject();
            out.writeStringField("currency", each.getKey());
            out.writeNumberField("amount", inWindow.getOrDefault(each.getKey(), BigDecimal.ZERO));
            out.writeNumberField("total", each.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
