package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.cost.Budget;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.cost.BudgetStatus;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;

/** What wrappers have spent of what they may. */
public final class BudgetView {

    private static final Schema BUDGET = Schema.object()
            .field("wrapper", Schema.text(), "whose calls")
            .field(
                    "period",
                    Schema.choice(Arrays.stream(Budget.Period.values())
                            .map(Budget.Period::label)
                            .toList()),
                    "how long it is for")
            .field("currency", Schema.text(), "ISO 4217")
            .field("limit", Schema.number(), "what may be spent")
            .field("spent", Schema.number(), "what was, by this JVM, exactly")
            .field("utilization", Schema.number(), "the share that is used; above 1 it is exceeded")
            .field("forecast", Schema.number().orNull(), "what will be spent at the end, at the rate of late")
            .field("forecastUtilization", Schema.number().orNull(), "the share that will be used then")
            .field("start", Schema.time(), "when the day or month began")
            .field("end", Schema.time(), "when it ends and the budget is full again")
            .field("notCounted", Schema.map(Schema.number()), "what was spent in other currencies")
            .named("Budget");

    public static final Schema SCHEMA = Schema.object()
            .field("timeZone", Schema.text(), "where days and months begin")
            .field("budgets", Schema.list(BUDGET), "in the order of wrappers")
            .named("Budgets");

    private BudgetView() {}

    public static void write(JsonGenerator out, BudgetReport report, ZoneId zone) throws IOException {
        out.writeStartObject();
        out.writeStringField("timeZone", zone.getId());
        out.writeArrayFieldStart("budgets");
        for (BudgetStatus each : report.budgets()) {
            write(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, BudgetStatus status) throws IOException {
        Budget budget = status.budget();
        BigDecimal forecast = status.forecast();
        out.writeStartObject();
        out.writeStringField("wrapper", budget.wrapper());
        out.writeStringField("period", budget.period().label());
        out.writeStringField("currency", budget.currency());
        out.writeNumberField("limit", budget.limit());
        out.writeNumberField("spent", status.spent());
        Json.number(out, "utilization", status.utilization());
        Json.number(out, "forecast", forecast == null ? Double.NaN : forecast.doubleValue());
        Json.number(out, "forecastUtilization", status.forecastUtilization());
        out.writeStringField("start", status.start().toString());
        out.writeStringField("end", status.end().toString());
        out.writeObjectFieldStart("notCounted");
        for (Map.Entry<String, BigDecimal> each : status.others().entrySet()) {
            out.writeNumberField(each.getKey(), each.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }
}
