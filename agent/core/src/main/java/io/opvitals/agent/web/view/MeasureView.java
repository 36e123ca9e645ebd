package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.insight.measure.MeasureState;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.List;

/** Measures, and how they compare with what they were. */
public final class MeasureView {

    private static final Schema VALUES = Schema.object()
            .field("count", Schema.wholeNumber(), "number of values")
            .field("sum", Schema.number(), "in the measure's own unit")
            .field("mean", Schema.number().orNull(), "sum / count")
            .field("min", Schema.number().orNull(), "the lowest")
            .field("p50", Schema.number().orNull(), "half of the values are not above it")
            .field("p95", Schema.number().orNull(), "95 % of them are not")
            .field("p99", Schema.number().orNull(), "99 % of them are not")
            .field("max", Schema.number().orNull(), "the highest")
            .named("MeasureValues");

    private static final Schema DRIFT = Schema.object()
            .field("distance", Schema.number().orNull(), "0 for spread as before, 1 for nothing in common")
            .field("byChance", Schema.number().orNull(), "what chance exceeds once in a thousand times")
            .field("drifting", Schema.flag(), "whether it is more than chance, and worth telling")
            .named("MeasureDrift");

    private static final Schema MEASURE = Schema.object()
            .field("wrapper", Schema.text(), "whose")
            .field("operation", Schema.text(), "of which operation")
            .field("name", Schema.text(), "as the application names it")
            .field("kind", Schema.text(), "what it says: number, quality, satisfaction, ...")
            .field("window", VALUES, "within the window of the health score")
            .field("total", VALUES, "since the start")
            .field("comparedWith", Schema.text(), "for example: the same hour of the last 7 days")
            .field("baseline", Schema.number().orNull(), "what it was by that; null where that is not known")
            .field("change", Schema.number().orNull(), "by which share the window's mean is more")
            .field("worse", Schema.number().orNull(), "by which share it is worse; null where neither way is")
            .field("drift", DRIFT, "how differently the values are spread")
            .named("MeasureState");

    public static final Schema LIST = Schema.object()
            .field("measures", Schema.list(MEASURE), "by operation and name")
            .named("Measures");

    private MeasureView() {}

    public static void write(JsonGenerator out, List<MeasureState> measures) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("measures");
        for (MeasureState each : measures) {
            write(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, MeasureState measure) throws IOException {
        out.writeStartObject();
        out.writeStringField("wrapper", measure.id().operation().wrapper());
        out.writeStringField("operation", measure.id().operation().operation());
        out.writeStringField("name", measure.id().name());
        out.writeStringField("kind", measure.kind().label());
        values(out, "window", measure.window());
        values(out, "total", measure.total());
        out.writeStringField("comparedWith", measure.comparison().text());
        Json.number(out, "baseline", measure.baseline());
        Json.number(out, "change", measure.change());
        Json.number(out, "worse", measure.worse());
        out.writeObjectFieldStart("drift");
        Json.number(out, "distance", measure.drift().distance());
        Json.number(out, "byChance", measure.drift().limit());
        out.writeBooleanField("drifting", measure.drift().isDrifting());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void values(JsonGenerator out, String name, MeasureSnapshot values) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeNumberField("count", values.count());
        out.writeNumberField("sum", values.sum());
        Json.number(out, "mean", values.mean());
        Json.number(out, "min", values.min());
        Json.number(out, "p50", values.quantile(0.5));
        Json.number(out, "p95", values.quantile(0.95));
        Json.number(out, "p99", values.quantile(0.99));
        Json.number(out, "max", values.max());
        out.writeEndObject();
    }
}
