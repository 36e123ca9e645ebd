package io.opvitals.benchmarks.report;

import java.util.List;

/** The same table for {@code benchmarks/README.md}. */
final class MarkdownTable {

    private MarkdownTable() {}

    static String render(List<Row> rows) {
        StringBuilder text = new StringBuilder(line(Row.HEADER.cells()));
        text.append("|---".repeat(Row.HEADER.cells().size())).append("|\n");
        for (Row row : rows) {
            text.append(line(row.cells()));
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
