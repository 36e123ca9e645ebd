package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.config.DurationText;
import io.opvitals.agent.slo.BurnRate;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloReport;
import io.opvitals.agent.slo.SloReport.Slo;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Arrays;

/** The objectives at one moment. */
public final class SloView {

    private static final Schema BURN_RATE = Schema.object()
            .field("shortWindow", Schema.text(), "for example 5m")
            .field("longWindow", Schema.text(), "for example 1h")
            .field("shortRate", Schema.number().orNull(), "1 uses the budget up exactly within the objective's window")
            .field("longRate", Schema.number().orNull(), "the same over the long window")
            .field("limit", Schema.number(), "too fast when both are above it")
            .field("tooFast", Schema.flag(), "whether both are")
            .field("page", Schema.flag(), "whether somebody should be woken then; else a ticket is enough")
            .named("BurnRate");

    private static final Schema SLO = Schema.object()
            .field("wrapper", Schema.text(), "whose calls")
            .field("operation", Schema.text().orNull(), "of which operation; null for all")
            .field(
                    "kind",
                    Schema.choice(Arrays.stream(Objective.Kind.values())
                            .map(Objective.Kind::label)
                            .toList()),
                    "what makes a call good")
            .field("objective", Schema.number(), "the share of calls that must be good")
            .field("thresholdSeconds", Schema.number().orNull(), "how fast a call must be, for latency")
            .field("window", Schema.text(), "the time over which it holds, for example 30d")
            .field("since", Schema.time(), "the beginning of what is counted")
            .field("total", Schema.wholeNumber(), "calls that count")
            .field("bad", Schema.wholeNumber(), "those of them that were not good")
            .field("attained", Schema.number().orNull(), "the share that was good")
            .field("budgetRemaining", Schema.number().orNull(), "1 for all of it, negative when overspent")
            .field("burning", Schema.flag(), "whether one of the rates is too fast")
            .field("burnRates", Schema.list(BURN_RATE), "shortest windows first")
            .named("Slo");

    public static final Schema SCHEMA = Schema.object()
            .field("slos", Schema.list(SLO), "in the order of the configuration")
            .named("Slos");

    private SloView() {}

    public static void write(JsonGenerator out, SloReport report) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("slos");
        for (Slo each : report.objectives()) {
            write(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Slo slo) throws IOException {
        Objective objective = slo.objective();
        boolean latency = objective.kind() == Objective.Kind.LATENCY;
        out.writeStartObject();
        out.writeStringField("wrapper", objective.wrapper());
        Json.text(out, "operation", objective.operation());
        out.writeStringField("kind", objective.kind().label());
        out.writeNumberField("objective", objective.objective());
        Json.number(out, "thresholdSeconds", latency ? objective.threshold().toNanos() / 1e9 : Double.NaN);
        out.writeStringField("window", DurationText.format(objective.window()));
        out.writeStringField("since", slo.since().toString());
        out.writeNumberField("total", slo.total());
        out.writeNumberField("bad", slo.bad());
        Json.number(out, "attained", slo.attained());
        Json.number(out, "budgetRemaining", slo.budgetRemaining());
        out.writeBooleanField("burning", slo.isBurning());
        out.writeArrayFieldStart("burnRates");
        for (BurnRate each : slo.burnRates()) {
            write(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, BurnRate rate) throws IOException {
        out.writeStartObject();
        out.writeStringField("shortWindow", DurationText.format(rate.shortWindow()));
        out.writeStringField("longWindow", DurationText.format(rate.longWindow()));
        Json.number(out, "shortRate", rate.shortRate());
        Json.number(out, "longRate", rate.longRate());
        out.writeNumberField("limit", rate.limit());
        out.writeBooleanField("tooFast", rate.isTooFast());
        out.writeBooleanField("page", rate.page());
        out.writeEndObject();
    }
}
