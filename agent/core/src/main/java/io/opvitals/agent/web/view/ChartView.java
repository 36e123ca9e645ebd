package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryPoint.Durations;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was, ready to be drawn: all lines have the same times, {@code null} where nothing is known. */
public final class ChartView {

    /** Two rows for each doubling of the duration. */
    private static final int BUCKETS_A_ROW = 4;

    private static final double SECOND = 1e9;

    public static final Schema SCHEMA = Schema.object()
            .field("chart", Schema.text(), "which")
            .field("unit", Schema.text(), "of the values")
            .field("resolution", Schema.text(), "10s, 1m, 10m, 1h or 1d: how fine what was read is")
            .field("stepSeconds", Schema.wholeNumber(), "how long an interval is: as the resolution, or several days")
            .field("times", Schema.list(Schema.wholeNumber()), "when each interval begins, in seconds since 1970")
            .field(
                    "lines",
                    Schema.list(Schema.object()
                            .field("name", Schema.text(), "for example an outcome or a percentile")
                            .field("values", Schema.list(Schema.number().orNull()), "one for each time")),
                    "of a heat map, a line for each row")
            .optional(
                    "rows", Schema.list(Schema.number()), "of a heat map: up to which duration each row is, in seconds")
            .optional("calls", Schema.wholeNumber(), "of latency: calls that ended in the whole range")
            .optional("whole", Views.LATENCY, "of latency: of all calls of the range, merged")
            .named("Chart");

    private ChartView() {}

    /**
     * The times of all lines.
     *
     * @param resolution how fine what was read is
     * @param stepSeconds how long an interval is
     * @param from when the first begins, in seconds since 1970
     * @param to when the last ends, in seconds since 1970
     */
    public record Times(String resolution, long stepSeconds, long from, long to) {

        public static Times of(HistoryAnswer answer) {
            return new Times(
                    answer.resolution().label(),
                    answer.step().toSeconds(),
                    answer.from().getEpochSecond(),
                    answer.to().getEpochSecond());
        }
    }

    /**
     * Lines over the same times.
     *
     * @param lines values by the beginning of their interval, in seconds since 1970, by name
     * @param whole what the lines were made from, merged over the range; {@code null} where that has no meaning
     */
    public record Chart(
            String name,
            String unit,
            Times times,
            Map<String, Map<Long, Double>> lines,
            @Nullable HistogramSnapshot whole) {}

    public static void write(JsonGenerator out, Chart chart) throws IOException {
        begin(out, chart.name, chart.unit, chart.times);
        out.writeArrayFieldStart("lines");
        for (Map.Entry<String, Map<Long, Double>> each : chart.lines.entrySet()) {
            out.writeStartObject();
            out.writeStringField("name", each.getKey());
            values(out, chart.times, each.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
        if (chart.whole != null) {
            out.writeNumberField("calls", chart.whole.count());
            out.writeFieldName("whole");
            Views.latency(out, chart.whole);
        }
        out.writeEndObject();
    }

    /** How many calls took how long, over time. */
    public static void writeHeatMap(JsonGenerator out, Times times, List<HistorySeries> found) throws IOException {
        SortedMap<Integer, Map<Long, Double>> buckets = new TreeMap<>();
        for (HistorySeries series : found) {
            for (HistoryPoint each : series.points()) {
                if (each instanceof Durations durations) {
                    add(buckets, durations);
                }
            }
        }
        SortedMap<Double, Map<Long, Double>> rows = new TreeMap<>();
        buckets.forEach((row, counts) -> rows.put(upperSeconds(row), counts));
        writeHeatMap(out, times, rows);
    }

    /**
     * How many calls took how long, over time.
     *
     * @param rows counts by the beginning of their interval, by up to which duration they are, in seconds
     */
    public static void writeHeatMap(JsonGenerator out, Times times, SortedMap<Double, Map<Long, Double>> rows)
            throws IOException {
        begin(out, "heatmap", "calls", times);
        out.writeArrayFieldStart("rows");
        for (double each : rows.keySet()) {
            out.writeNumber(each);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("lines");
        for (Map.Entry<Double, Map<Long, Double>> each : rows.entrySet()) {
            out.writeStartObject();
            out.writeStringField("name", String.valueOf(each.getKey()));
            values(out, times, each.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void add(SortedMap<Integer, Map<Long, Double>> rows, Durations point) {
        int bucket = point.durations().firstBucket();
        for (long count : point.durations().bucketCounts()) {
            if (count > 0) {
                rows.computeIfAbsent(bucket / BUCKETS_A_ROW, each -> new TreeMap<>())
                        .merge(point.start().getEpochSecond(), (double) count, Double::sum);
            }
            bucket++;
        }
    }

    private static double upperSeconds(int row) {
        return Buckets.upperNanos(row * BUCKETS_A_ROW + BUCKETS_A_ROW - 1) / SECOND;
    }

    private static void begin(JsonGenerator out, String name, String unit, Times times) throws IOException {
        out.writeStartObject();
        out.writeStringField("chart", name);
        out.writeStringField("unit", unit);
        out.writeStringField("resolution", times.resolution());
        out.writeNumberField("stepSeconds", times.stepSeconds());
        out.writeArrayFieldStart("times");
        for (long time = times.from(); time < times.to(); time += times.stepSeconds()) {
            out.writeNumber(time);
        }
        out.writeEndArray();
    }

    private static void values(JsonGenerator out, Times times, Map<Long, Double> values) throws IOException {
        out.writeArrayFieldStart("values");
        for (long time = times.from(); time < times.to(); time += times.stepSeconds()) {
            HistoryView.number(out, values.getOrDefault(time, Double.NaN));
        }
        out.writeEndArray();
    }
}
