package io.opvitals.agent.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.opvitals.agent.storage.DataDirectory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of what was changed at run time, one JSON object a line, the latest last. The latest 200 are kept at least;
 * a line that cannot be read is passed over.
 */
final class ChangeHistory {

    private static final String FILE = "changes-history.jsonl";
    private static final int KEPT = 200;
    private static final int MOST = 2 * KEPT;

    private final JsonFactory json = new JsonFactory();
    private final DataDirectory data;

    ChangeHistory(DataDirectory data) {
        this.data = data;
    }

    private record Line(ConfigurationVersion version, Map<String, String> values) {}

    void append(ConfigurationVersion version, RuntimeChanges changes) throws IOException {
        List<String> lines = texts();
        String line = text(version, changes) + '\n';
        if (lines.size() < MOST) {
            data.append(FILE, line.getBytes(StandardCharsets.UTF_8));
            return;
        }
        StringBuilder latest = new StringBuilder();
        for (String each : lines.subList(lines.size() - KEPT, lines.size())) {
            latest.append(each).append('\n');
        }
        data.write(FILE, latest.append(line).toString().getBytes(StandardCharsets.UTF_8));
    }

    @Nullable
    Map<String, String> values(int version) {
        for (Line each : lines()) {
            if (each.version.number() == version) {
                return each.values;
            }
        }
        return null;
    }

    List<ConfigurationVersion> versions() {
        List<ConfigurationVersion> versions = new ArrayList<>();
        for (Line each : lines()) {
            versions.add(each.version);
        }
        Collections.reverse(versions);
        return versions;
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        try {
            for (String each : texts()) {
                Line line = line(each);
                if (line != null) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // Then there is none to be shown; the next change says what is wrong with the folder.
        }
        return lines;
    }

    private List<String> texts() throws IOException {
        byte[] content = data.read(FILE);
        return content == null
                ? List.of()
                : new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    private String text(ConfigurationVersion version, RuntimeChanges changes) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("version", version.number());
            out.writeStringField("time", version.time().toString());
            out.writeStringField("actor", version.actor().name());
            out.writeStringField("origin", version.actor().origin());
            out.writeObjectFieldStart("values");
            for (RuntimeChange each : changes.byKey().values()) {
                out.writeStringField(each.key(), each.raw());
            }
            out.writeEndObject();
            out.writeArrayFieldStart("changes");
            for (ConfigurationVersion.Change each : version.changes()) {
                out.writeStartObject();
                out.writeStringField("key", each.key());
                out.writeStringField("from", each.from());
                out.writeStringField("to", each.to());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return text.toString();
    }

    private @Nullable Line line(String text) {
        Map<String, String> fields = new TreeMap<>();
        Map<String, String> values = new TreeMap<>();
        List<ConfigurationVersion.Change> changes = new ArrayList<>();
        try (JsonParser in = json.createParser(text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken token = in.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    readFields(in, values);
                } else if (token == JsonToken.START_ARRAY) {
                    while (in.nextToken() == JsonToken.START_OBJECT) {
                        Map<String, String> change = new TreeMap<>();
                        readFields(in, change);
                        changes.add(new ConfigurationVersion.Change(
                                change.getOrDefault("key", ""), change.get("from"), change.get("to")));
                    }
                } else {
                    fields.put(name, in.getValueAsString(""));
                }
            }
            return new Line(
                    new ConfigurationVersion(
                            Integer.parseInt(fields.getOrDefault("version", "")),
                            Instant.parse(fields.getOrDefault("time", "")),
                            new Actor(fields.getOrDefault("actor", ""), fields.getOrDefault("origin", "")),
                            changes),
                    values);
        } catch (IOException | NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    /** Those that are not null. */
    private static void readFields(JsonParser in, Map<String, String> to) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                to.put(name, in.getValueAsString(""));
            }
        }
    }
}
