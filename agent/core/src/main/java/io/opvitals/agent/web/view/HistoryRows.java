package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.web.route.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** What was as a table, piece by piece: a row for each point, in the order of time within each piece. */
public final class HistoryRows implements Iterator<byte[]> {

    private static final double SECOND = 1e9;
    private static final String[] COLUMNS = {"count", "value", "sum", "min", "max", "p50", "p90", "p95", "p99"};

    private final Iterator<HistoryAnswer> pages;
    private final boolean isCsv;
    private boolean isBegun;
    private boolean isEnded;
    private boolean hasRows;

    private HistoryRows(Iterator<HistoryAnswer> pages, boolean isCsv) {
        this.pages = pages;
        this.isCsv = isCsv;
    }

    /** RFC 4180, with a row of names. */
    public static Iterator<byte[]> csv(Iterator<HistoryAnswer> pages) {
        return new HistoryRows(pages, true);
    }

    /** A list of objects. */
    public static Iterator<byte[]> json(Iterator<HistoryAnswer> pages) {
        return new HistoryRows(pages, false);
    }

    @Override
    public boolean hasNext() {
        return !isEnded;
    }

    @Override
    public byte[] next() {
        if (isEnded) {
            throw new NoSuchElementException();
        }
        StringBuilder piece = new StringBuilder(1 << 14);
        if (!isBegun) {
            isBegun = true;
            piece.append(isCsv ? "time,series," + String.join(",", COLUMNS) + "\r\n" : "[");
        }
        if (pages.hasNext()) {
            HistoryAnswer page = pages.next();
            for (HistorySeries series : page.series()) {
                for (HistoryPoint each : series.points()) {
                    row(piece, series, each);
                }
            }
        }
        if (!pages.hasNext()) {
            isEnded = true;
            piece.append(isCsv ? "" : "]\n");
        }
        return piece.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void row(StringBuilder piece, HistorySeries series, HistoryPoint point) {
        double[] values = values(point);
        if (isCsv) {
            piece.append(point.start()).append(',').append(quoted(series.id().toString()));
            for (double each : values) {
                piece.append(',').append(Double.isNaN(each) ? "" : text(each));
            }
            piece.append("\r\n");
            return;
        }
        piece.append(hasRows ? ",\n" : "\n");
        hasRows = true;
        piece.append(new String(Json.bytes(out -> object(out, series, point, values)), StandardCharsets.UTF_8));
    }

    private static void object(JsonGenerator out, HistorySeries series, HistoryPoint point, double[] values)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("time", point.start().toString());
        out.writeStringField("name", series.id().name());
        out.writeObjectFieldStart("labels");
        Labels labels = series.id().labels();
        for (int i = 0; i < labels.size(); i++) {
            out.writeStringField(labels.name(i), labels.value(i));
        }
        out.writeEndObject();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                out.writeFieldName(COLUMNS[i]);
                HistoryView.number(out, values[i]);
            }
        }
        out.writeEndObject();
    }

    /** By column; {@code NaN} for what the kind does not have. */
    private static double[] values(HistoryPoint point) {
        double none = Double.NaN;
        if (point instanceof HistoryPoint.Increase increase) {
            return new double[] {none, increase.amount(), none, none, none, none, none, none, none};
        }
        if (point instanceof HistoryPoint.Level level) {
            return new double[] {
                level.count(), level.last(), level.sum(), level.min(), level.max(), none, none, none, none
            };
        }
        if (point instanceof HistoryPoint.Durations durations) {
            HistogramSnapshot of = durations.durations();
            return new double[] {
                of.count(),
                of.meanNanos() / SECOND,
                of.sumNanos() / SECOND,
                none,
                of.maxNanos() / SECOND,
                HistoryView.seconds(of, 0.5),
                HistoryView.seconds(of, 0.9),
                HistoryView.seconds(of, 0.95),
                HistoryView.seconds(of, 0.99)
            };
        }
        MeasureSnapshot of = ((HistoryPoint.Values) point).values();
        return new double[] {
            of.count(),
            of.mean(),
            of.sum(),
            of.min(),
            of.max(),
            of.quantile(0.5),
            of.quantile(0.9),
            of.quantile(0.95),
            of.quantile(0.99)
        };
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1L << 53
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
