package io.opvitals.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** The table for a terminal: columns aligned, the section named once. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    static String render(List<Row> rows) {
        List<Row> all = new ArrayList<>();
        all.add(Row.HEADER);
        all.addAll(rows);
        int[] widths = widths(all);
        StringBuilder text = new StringBuilder();
        String previous = "";
        for (Row row : all) {
            List<String> cells = new ArrayList<>(row.cells());
            if (row.what().equals(previous)) {
                cells.set(0, "");
            } else if (!previous.isEmpty()) {
                text.append('\n');
            }
            previous = row.what();
            text.append(line(cells, widths)).append('\n');
        }
        return text.toString();
    }

    private static int[] widths(List<Row> rows) {
        int[] widths = new int[Row.HEADER.cells().size()];
        for (Row row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] =
                        Math.max(widths[column], row.cells().get(column).length());
            }
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
