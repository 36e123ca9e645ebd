package io.opvitals.it.async;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table with a row for each return type and a column for each scenario. A cell says what is counted, in alphabetical
 * order: {@code error 2, success 1}; empty where nothing is.
 *
 * @param scenarios the columns
 * @param rows cells by return type
 */
record ConformanceTable(List<String> scenarios, Map<String, List<String>> rows) {

    /** Stands where a scenario has no meaning for a return type. Nothing is counted there. */
    static final String MEANINGLESS = "n/a";

    /** What is promised. */
    static ConformanceTable expected() {
        try (InputStream in = ConformanceTable.class.getResourceAsStream("conformance.md")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformanceTable parse(String text) {
        List<List<String>> lines = text.lines().map(ConformanceTable::cells).toList();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (List<String> each : lines.subList(2, lines.size())) {
            rows.put(each.get(0), each.subList(1, each.size()));
        }
        return new ConformanceTable(lines.get(0).subList(1, lines.get(0).size()), rows);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** One column, by return type. */
    Map<String, String> column(String scenario) {
        int index = scenarios.indexOf(scenario);
        Map<String, String> column = new LinkedHashMap<>();
        rows.forEach((type, cells) -> column.put(type, cells.get(index)));
        return column;
    }

    /** The name of a scenario as the test application knows it. */
    static String argument(String scenario) {
        return scenario.replace(' ', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
