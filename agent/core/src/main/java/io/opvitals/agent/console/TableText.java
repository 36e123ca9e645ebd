package io.opvitals.agent.console;

import io.opvitals.agent.health.Score;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import java.util.List;

/** Writes rows below each other in at most {@link #MAX_WIDTH} columns. */
final class TableText {

    static final int MAX_WIDTH = 120;

    private static final int MIN_NAME = 12;
    private static final String INDENT = "  ";

    /** Above the columns after the name, each aligned to the right and one space from the one before. */
    private static final List<Column> COLUMNS = List.of(
            new Column("calls", 8),
            new Column("success", 8),
            new Column("fallback", 9),
            new Column("error", 6),
            new Column("reject", 7),
            new Column("timeout", 8),
            new Column("cancel", 7),
            new Column("p50", 7),
            new Column("p95", 7),
            new Column("p99", 7),
            new Column("flight", 7),
            new Column("score", 6));

    private static final List<Outcome> OUTCOMES = List.of(
            Outcome.SUCCESS, Outcome.FALLBACK, Outcome.ERROR, Outcome.REJECTED, Outcome.TIMEOUT, Outcome.CANCELLED);

    /** The status, in words, after a space. */
    private static final int STATUS_WIDTH = 1 + "unhealthy".length();

    private static final int MAX_NAME = MAX_WIDTH - STATUS_WIDTH - columnsWidth();

    private final Palette palette;
    private final StringBuilder text;
    private final int nameWidth;
    private int column;

    private record Column(String header, int width) {}

    private TableText(List<Row> rows, Palette palette, StringBuilder text) {
        this.palette = palette;
        this.text = text;
        int longest = MIN_NAME;
        for (Row row : rows) {
            longest = Math.max(longest, name(row).length());
        }
        this.nameWidth = Math.min(longest, MAX_NAME);
    }

    /** Appends a line for each of the rows. Operations never called are counted in one line for their wrapper. */
    static void write(List<Row> rows, Palette palette, StringBuilder text) {
        new TableText(rows, palette, text).rows(rows);
    }

    private void rows(List<Row> rows) {
        header();
        int silent = 0;
        for (Row row : rows) {
            if (row.level() != Row.Level.OPERATION) {
                notCalled(silent);
                silent = 0;
            }
            if (row.level() == Row.Level.OPERATION && !row.called()) {
                silent++;
            } else {
                row(row);
            }
        }
    }

    private void header() {
        StringBuilder line = new StringBuilder(MAX_WIDTH);
        line.append("operation").append(" ".repeat(nameWidth - "operation".length()));
        for (Column each : COLUMNS) {
            line.append(" ".repeat(each.width - each.header.length())).append(each.header);
        }
        text.append(palette.dim(line.append(" status").toString())).append('\n');
    }

    private void row(Row row) {
        String name = cut(name(row));
        text.append(row.level() == Row.Level.OPERATION ? name : palette.bold(name));
        text.append(" ".repeat(nameWidth - name.length()));
        OperationSnapshot calls = row.calls();
        long ended = calls.ended();
        column = 0;
        cell(Figures.count(ended));
        for (Outcome outcome : OUTCOMES) {
            cell(Figures.percent(calls.count(outcome), ended));
        }
        HistogramSnapshot durations = calls.durations();
        cell(Figures.duration(durations.quantileNanos(0.5)));
        cell(Figures.duration(durations.quantileNanos(0.95)));
        cell(Figures.duration(durations.quantileNanos(0.99)));
        cell(Figures.count(row.health().inFlight()));
        cell(Score.display(row.health().score().value()));
        String status = row.health().status().label();
        text.append(' ').append(palette.status(row.health().status(), status)).append('\n');
    }

    private void cell(String figure) {
        int width = COLUMNS.get(column++).width;
        text.append(" ".repeat(Math.max(1, width - figure.length()))).append(figure);
    }

    private void notCalled(int operations) {
        if (operations > 0) {
            String noun = operations == 1 ? " operation" : " operations";
            text.append(palette.dim(INDENT + operations + noun + " not called yet"))
                    .append('\n');
        }
    }

    private static String name(Row row) {
        return row.level() == Row.Level.OPERATION ? INDENT + row.name() : row.name();
    }

    private String cut(String name) {
        return name.length() <= nameWidth ? name : name.substring(0, nameWidth - 1) + "~";
    }

    private static int columnsWidth() {
        int width = 0;
        for (Column each : COLUMNS) {
            width += each.width;
        }
        return width;
    }
}
