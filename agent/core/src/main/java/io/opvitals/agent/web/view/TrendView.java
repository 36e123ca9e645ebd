package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.insight.trend.Slope;
import io.opvitals.agent.insight.trend.Trend;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which way series go, and what is usual for them. */
public final class TrendView {

    private static final double HOUR = 3_600;

    private static final Schema SLOPE = Schema.object()
            .field(
                    "direction",
                    Schema.choice(Arrays.stream(Slope.Direction.values())
                            .map(TrendView::label)
                            .toList()),
                    "rising or falling where that is more than chance; unknown through fewer than 5 points")
            .field("perHour", Schema.number().orNull(), "the slope; null through fewer than 5 points")
            .field("low", Schema.number().orNull(), "where it begins, with 95 % confidence")
            .field("high", Schema.number().orNull(), "where it ends")
            .field("start", Schema.number().orNull(), "the line at the first point")
            .field("end", Schema.number().orNull(), "the line at the last point")
            .field("points", Schema.wholeNumber(), "how many it goes through")
            .named("Slope");

    private static final Schema POINT = Schema.object()
            .field("time", Schema.time(), "the beginning of its interval")
            .field("value", Schema.number().orNull(), "what was seen")
            .field("usual", Schema.number().orNull(), "the median at this time of day on the days before")
            .field("low", Schema.number().orNull(), "below it is unusual")
            .field("high", Schema.number().orNull(), "above it is unusual")
            .field("unusual", Schema.flag(), "whether it is outside of the two")
            .named("JudgedPoint");

    private static final Schema TREND = Schema.object()
            .field("name", Schema.text(), "of the series")
            .field("labels", Schema.map(Schema.text()), "of the series")
            .field("slope", SLOPE, "the line by Theil and Sen")
            .field("points", Schema.list(POINT), "in the order of time")
            .named("Trend");

    public static final Schema LIST = Schema.object()
            .field("trends", Schema.list(TREND), "one for each series; empty where nothing is remembered of any")
            .named("Trends");

    private TrendView() {}

    public static void write(JsonGenerator out, List<Trend> trends) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("trends");
        for (Trend each : trends) {
            write(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Trend trend) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", trend.id().name());
        out.writeObjectFieldStart("labels");
        for (int i = 0; i < trend.id().labels().size(); i++) {
            out.writeStringField(
                    trend.id().labels().name(i), trend.id().labels().value(i));
        }
        out.writeEndObject();
        slope(out, trend.slope());
        out.writeArrayFieldStart("points");
        for (Trend.Judged each : trend.points()) {
            out.writeStartObject();
            out.writeStringField("time", each.time().toString());
            Json.number(out, "value", each.value());
            Json.number(out, "usual", each.usual());
            Json.number(out, "low", each.low());
            Json.number(out, "high", each.high());
            out.writeBooleanField("unusual", each.isUnusual());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void slope(JsonGenerator out, Slope slope) throws IOException {
        out.writeObjectFieldStart("slope");
        out.writeStringField("direction", label(slope.direction()));
        Json.number(out, "perHour", slope.perSecond() * HOUR);
        Json.number(out, "low", slope.low() * HOUR);
        Json.number(out, "high", slope.high() * HOUR);
        Json.number(out, "start", slope.start());
        Json.number(out, "end", slope.end());
        out.writeNumberField("points", slope.points());
        out.writeEndObject();
    }

    private static String label(Slope.Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
