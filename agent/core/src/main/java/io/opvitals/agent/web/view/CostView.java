package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.cost.CostGroup;
import io.opvitals.agent.cost.CostRow;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What calls cost on some days, in several groupings. */
public final class CostView {

    private static final Schema AMOUNTS = Schema.object()
            .field("currency", Schema.text(), "ISO 4217")
            .field("amount", Schema.number(), "all of it, exactly")
            .field("failed", Schema.number(), "of it, for calls that failed: error, rejected, timeout")
            .field("fallback", Schema.number(), "of it, for calls that were served by their fallback")
            .field("outcomes", Schema.map(Schema.number()), "of it, by how the calls ended");

    private static final Schema UNPRICED = Schema.object()
            .field("operation", Schema.text(), "wrapper.operation")
            .field("calls", Schema.wholeNumber(), "that should have a price and have none, since the start")
            .named("UnpricedCalls");

    public static final Schema SCHEMA = Schema.object()
            .field("from", Schema.text(), "the first day")
            .field("to", Schema.text(), "the last day, included")
            .field("timeZone", Schema.text(), "where days begin")
            .field("totals", Schema.list(AMOUNTS.named("CostTotal")), "by currency")
            .field(
                    "wrappers",
                    Schema.list(
                            AMOUNTS.field("wrapper", Schema.text(), "its name").named("WrapperCost")),
                    "the dearest first")
            .field(
                    "operations",
                    Schema.list(AMOUNTS.field("operation", Schema.text(), "wrapper.operation")
                            .named("OperationCost")),
                    "the dearest first")
            .field(
                    "attributes",
                    Schema.list(AMOUNTS.field("wrapper", Schema.text(), "whose calls")
                            .field("key", Schema.text(), "for example model")
                            .field("value", Schema.text(), "_OTHER past the limit of distinct values")
                            .named("AttributeCost")),
                    "the dearest first; a call counts under each of its attributes")
            .field(
                    "days",
                    Schema.list(AMOUNTS.field("day", Schema.text(), "for example 2026-11-21")
                            .named("DayCost")),
                    "in order, those that cost something")
            .field("unpriced", Schema.list(UNPRICED), "what is missing in the price book")
            .named("Costs");

    private CostView() {}

    public static void write(
            JsonGenerator out,
            LocalDate from,
            LocalDate to,
            ZoneId zone,
            List<CostRow> rows,
            Map<OperationId, Long> unpriced)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("from", from.toString());
        out.writeStringField("to", to.toString());
        out.writeStringField("timeZone", zone.getId());
        write(out, "totals", List.of(), CostGroup.of(rows, row -> List.of(List.of())));
        write(
                out,
                "wrappers",
                List.of("wrapper"),
                by(rows, row -> row.spending().operation().wrapper()));
        write(
                out,
                "operations",
                List.of("operation"),
                by(rows, row -> row.spending().operation().name()));
        write(out, "attributes", List.of("wrapper", "key", "value"), CostGroup.of(rows, CostView::attributes));
        List<CostGroup> days = new ArrayList<>(by(rows, row -> row.day().toString()));
        days.sort((a, b) -> a.key().get(0).compareTo(b.key().get(0)));
        write(out, "days", List.of("day"), days);
        out.writeArrayFieldStart("unpriced");
        for (Map.Entry<OperationId, Long> each : unpriced.entrySet()) {
            out.writeStartObject();
            out.writeStringField("operation", each.getKey().name());
            out.writeNumberField("calls", each.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static List<CostGroup> by(List<CostRow> rows, Function<CostRow, String> key) {
        return CostGroup.of(rows, row -> List.of(List.of(key.apply(row))));
    }

    private static List<List<String>> attributes(CostRow row) {
        List<String> pairs = row.spending().key().attributes();
        List<List<String>> keys = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            keys.add(List.of(row.spending().operation().wrapper(), pairs.get(i), pairs.get(i + 1)));
        }
        return keys;
    }

    private static void write(JsonGenerator out, String field, List<String> names, List<CostGroup> groups)
            throws IOException {
        out.writeArrayFieldStart(field);
        for (CostGroup each : groups) {
            out.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                out.writeStringField(names.get(i), each.key().get(i));
            }
            out.writeStringField("currency", each.currency());
            out.writeNumberField("amount", each.amount());
            out.writeNumberField("failed", each.failed());
            out.writeNumberField("fallback", each.outcomes().getOrDefault(Outcome.FALLBACK, BigDecimal.ZERO));
            out.writeObjectFieldStart("outcomes");
            for (Map.Entry<Outcome, BigDecimal> outcome : each.outcomes().entrySet()) {
                out.writeNumberField(outcome.getKey().label(), outcome.getValue());
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
