package io.opvitals.agent.security;

import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small table in the data directory: a first line that says what it is, then a row a line, cells between tabs. */
final class StoredRows {

    private final DataDirectory data;
    private final String file;
    private final String title;
    private final int columns;

    StoredRows(DataDirectory data, String file, String title, int columns) {
        this.data = data;
        this.file = file;
        this.title = title;
        this.columns = columns;
    }

    /**
     * All rows; none where there is no file yet.
     *
     * @throws IOException if the file cannot be read or is not such a table; the message shows nothing of it
     */
    List<List<String>> read() throws IOException {
        byte[] bytes = data.read(file);
        if (bytes == null) {
            return List.of();
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(title)) {
            throw bad(1, "'" + title + "'");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = List.of(lines.get(i).split("\t", -1));
            if (cells.size() != columns) {
                throw bad(i + 1, columns + " cells");
            }
            rows.add(cells);
        }
        return rows;
    }

    IOException bad(int line, String expected) {
        return new IOException(file + ": line " + line + " cannot be read (expected: " + expected + ")");
    }

    void write(List<List<String>> rows) throws IOException {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (List<String> each : rows) {
            text.append(String.join("\t", each)).append('\n');
        }
        data.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
