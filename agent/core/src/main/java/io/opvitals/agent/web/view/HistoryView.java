package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryPoint.Durations;
import io.opvitals.agent.history.HistoryPoint.Increase;
import io.opvitals.agent.history.HistoryPoint.Level;
import io.opvitals.agent.history.HistoryPoint.Values;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.history.HistoryStatus;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.series.SeriesKind;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What was. Each column of a series has a value for each of its times. */
public final class HistoryView {

    private static final double SECOND = 1e9;
    private static final Schema COLUMN = Schema.list(Schema.number().orNull());

    private static final Schema SERIES = Schema.object()
            .field("name", Schema.text(), "as a scrape shows it")
            .field("labels", Schema.map(Schema.text()), "its labels")
            .field(
                    "kind",
                    Schema.choice(Arrays.stream(SeriesKind.values())
                            .map(HistoryView::word)
                            .toList()),
                    "what its values are")
            .field("times", Schema.list(Schema.wholeNumber()), "when each interval begins, in seconds since 1970")
            .optional("increase", COLUMN, "of a counter: by how much it grew")
            .optional("last", COLUMN, "of a gauge: the latest")
            .optional("mean", COLUMN, "of all but a counter")
            .optional("min", COLUMN, "of a gauge or a summary: the lowest")
            .optional("max", COLUMN, "of all but a counter: the highest; durations in seconds")
            .optional("count", COLUMN, "of a histogram or a summary: how many")
            .optional("sum", COLUMN, "of a histogram or a summary; durations in seconds")
            .optional("p50", COLUMN, "of a histogram or a summary; durations in seconds")
            .optional("p90", COLUMN, "the same")
            .optional("p95", COLUMN, "the same")
            .optional("p99", COLUMN, "the same")
            .named("HistorySeries");

    public static final Schema SCHEMA = Schema.object()
            .field("resolution", Schema.text(), "10s, 1m, 10m, 1h or 1d")
            .field("stepSeconds", Schema.wholeNumber(), "how long an interval is")
            .field("from", Schema.time(), "the beginning of the first interval")
            .field("to", Schema.time(), "the end of the last")
            .field("series", Schema.list(SERIES), "those of which something is known")
            .named("History");

    public static final Schema STATUS = Schema.object()
            .field("bytes", Schema.wholeNumber(), "on disk")
            .field("maxBytes", Schema.wholeNumber(), "what it may take")
            .field("series", Schema.wholeNumber(), "remembered at the moment")
            .field("lost", Schema.wholeNumber(), "intervals and series that could not be kept")
            .field("flushSeconds", Schema.number(), "how long keeping the last ten seconds took")
            .field("why", Schema.text().orNull(), "why it is in memory only")
            .field(
                    "resolutions",
                    Schema.list(Schema.object()
                            .field("resolution", Schema.text(), "10s, 1m, 10m, 1h or 1d")
                            .field("oldest", Schema.time().orNull(), "since when values are there")
                            .field("files", Schema.wholeNumber(), "on disk")
                            .field("bytes", Schema.wholeNumber(), "on disk")
                            .field("memoryBytes", Schema.wholeNumber(), "in memory")
                            .field("intervals", Schema.wholeNumber(), "kept since the start")
                            .field("skipped", Schema.wholeNumber(), "damaged intervals that were left out")
                            .field("tailsCut", Schema.wholeNumber(), "files cut after the last whole interval")
                            .field("setAside", Schema.wholeNumber(), "files that could not be read")),
                    "the finest first")
            .named("HistoryStatus");

    private HistoryView() {}

    public static void write(JsonGenerator out, HistoryAnswer answer) throws IOException {
        out.writeStartObject();
        out.writeStringField("resolution", answer.resolution().label());
        out.writeNumberField("stepSeconds", answer.step().toSeconds());
        out.writeStringField("from", answer.from().toString());
        out.writeStringField("to", answer.to().toString());
        out.writeArrayFieldStart("series");
        for (HistorySeries each : answer.series()) {
            write(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    public static void write(JsonGenerator out, HistoryStatus status) throws IOException {
        out.writeStartObject();
        out.writeNumberField("bytes", status.bytes());
        out.writeNumberField("maxBytes", status.maxBytes());
        out.writeNumberField("series", status.series());
        out.writeNumberField("lost", status.lost());
        out.writeNumberField("flushSeconds", status.flushNanos() / SECOND);
        Json.text(out, "why", status.why());
        out.writeArrayFieldStart("resolutions");
        for (HistoryStatus.Level each : status.levels()) {
            out.writeStartObject();
            out.writeStringField("resolution", each.resolution().label());
            Instant oldest = each.oldest();
            Json.text(out, "oldest", oldest == null ? null : oldest.toString());
            out.writeNumberField("files", each.files());
            out.writeNumberField("bytes", each.bytes());
            out.writeNumberField("memoryBytes", each.memoryBytes());
            out.writeNumberField("intervals", each.written());
            out.writeNumberField("skipped", each.skipped());
            out.writeNumberField("tailsCut", each.tailsCut());
            out.writeNumberField("setAside", each.setAside());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String word(SeriesKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonGenerator out, HistorySeries series) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", series.id().name());
        out.writeObjectFieldStart("labels");
        for (int i = 0; i < series.id().labels().size(); i++) {
            out.writeStringField(
                    series.id().labels().name(i), series.id().labels().value(i));
        }
        out.writeEndObject();
        out.writeStringField("kind", word(series.kind()));
        out.writeArrayFieldStart("times");
        for (HistoryPoint each : series.points()) {
            out.writeNumber(each.start().getEpochSecond());
        }
        out.writeEndArray();
        switch (series.kind()) {
            case COUNTER -> column(out, series, "increase", Increase.class, Increase::amount);
            case GAUGE -> levels(out, series);
            case HISTOGRAM -> durations(out, series);
            case SUMMARY -> values(out, series);
        }
        out.writeEndObject();
    }

    private static void levels(JsonGenerator out, HistorySeries series) throws IOException {
        column(out, series, "last", Level.class, Level::last);
        column(out, series, "mean", Level.class, Level::number);
        column(out, series, "min", Level.class, Level::min);
        column(out, series, "max", Level.class, Level::max);
    }

    private static void durations(JsonGenerator out, HistorySeries series) throws IOException {
        column(out, series, "count", Durations.class, each -> each.durations().count());
        column(out, series, "sum", Durations.class, each -> each.durations().sumNanos() / SECOND);
        column(out, series, "mean", Durations.class, Durations::number);
        column(out, series, "max", Durations.class, each -> each.durations().maxNanos() / SECOND);
        column(out, series, "p50", Durations.class, each -> seconds(each.durations(), 0.5));
        column(out, series, "p90", Durations.class, each -> seconds(each.durations(), 0.9));
        column(out, series, "p95", Durations.class, each -> seconds(each.durations(), 0.95));
        column(out, series, "p99", Durations.class, each -> seconds(each.durations(), 0.99));
    }

    private static void values(JsonGenerator out, HistorySeries series) throws IOException {
        column(out, series, "count", Values.class, each -> each.values().count());
        column(out, series, "sum", Values.class, each -> each.values().sum());
        column(out, series, "mean", Values.class, Values::number);
        column(out, series, "min", Values.class, each -> each.values().min());
        column(out, series, "max", Values.class, each -> each.values().max());
        column(out, series, "p50", Values.class, each -> each.values().quantile(0.5));
        column(out, series, "p90", Values.class, each -> each.values().quantile(0.9));
        column(out, series, "p95", Values.class, each -> each.values().quantile(0.95));
        column(out, series, "p99", Values.class, each -> each.values().quantile(0.99));
    }

    static double seconds(HistogramSnapshot durations, double quantile) {
        return durations.quantileNanos(quantile) / SECOND;
    }

    private static <T extends HistoryPoint> void column(
            JsonGenerator out, HistorySeries series, String name, Class<T> kind, ToDoubleFunction<T> value)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (HistoryPoint each : series.points()) {
            number(out, value.applyAsDouble(kind.cast(each)));
        }
        out.writeEndArray();
    }

    static void number(JsonGenerator out, double value) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            out.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }
}
