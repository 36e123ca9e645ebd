package io.opvitals.agent.config.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.opvitals.agent.config.Setting;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The JSON Schema (2020-12) of {@code opvitals.yaml}. A key may be written as a tree or with dots, with or without
 * {@code opvitals} in front; the schema knows every such way, so that an editor complains of nothing that the agent takes.
 */
public final class ConfigurationSchema {

    private static final String ROOT = "opvitals";

    /** Told to the JVM, never by the file itself. */
    private static final List<Setting> NOT_IN_FILE = List.of(Setting.CONFIG_FILE, Setting.CONFIG_KEY);

    /** The name of an operation is that of its wrapper and its own, which may be two levels. */
    private static final String OPERATION = "opvitals.operation.*";

    private final JsonGenerator json;

    private ConfigurationSchema(JsonGenerator json) {
        this.json = json;
    }

    /** The schema, indented, with a line end at its end. */
    public static String text() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            new ConfigurationSchema(json).write();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed (expected: never)", e);
        }
        return out + "\n";
    }

    private void write() throws IOException {
        List<Setting> base = settings(NOT_IN_FILE);
        List<Setting> inEnvironment = settings(NOT_IN_FILE);
        inEnvironment.remove(Setting.ENVIRONMENT);
        json.writeStartObject();
        json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.writeStringField("title", "Configuration of Opvitals");
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        writeEnvironments();
        writeFixed(new Level("", base));
        writeFixed(new Level(ROOT, base));
        json.writeEndObject();
        json.writeObjectFieldStart("patternProperties");
        writeNamed(new Level("", base));
        writeNamed(new Level(ROOT, base));
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
        json.writeObjectFieldStart("$defs");
        writeEnvironment(inEnvironment);
        for (String each : levels(base)) {
            writeLevel(new Level(each, base));
        }
        for (Setting each : base) {
            json.writeFieldName(each.key());
            ValueSchema.write(json, each);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeEnvironments() throws IOException {
        json.writeObjectFieldStart("environments");
        json.writeStringField("description", "What is different in an environment.");
        types();
        json.writeObjectFieldStart("properties");
        for (String each : Setting.ENVIRONMENT.type().choices()) {
            reference(each, "environments");
        }
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
        json.writeEndObject();
    }

    private void writeEnvironment(List<Setting> settings) throws IOException {
        json.writeObjectFieldStart("environments");
        types();
        json.writeObjectFieldStart("properties");
        writeFixed(new Level("", settings));
        writeFixed(new Level(ROOT, settings));
        json.writeEndObject();
        json.writeObjectFieldStart("patternProperties");
        writeNamed(new Level("", settings));
        writeNamed(new Level(ROOT, settings));
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
        json.writeEndObject();
    }

    private void writeLevel(Level level) throws IOException {
        json.writeObjectFieldStart("at:" + level.path());
        types();
        json.writeObjectFieldStart("properties");
        writeFixed(level);
        json.writeEndObject();
        json.writeObjectFieldStart("patternProperties");
        writeNamed(level);
        if (level.path().equals(OPERATION)) {
            reference("^(?!slo(\\.|$)).+$", "at:" + OPERATION);
        }
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
        json.writeEndObject();
    }

    private void writeFixed(Level level) throws IOException {
        for (String each : level.branches()) {
            if (!each.contains(Level.ANY_NAME)) {
                reference(each, "at:" + level.below(each).path());
            }
        }
        for (Level.Leaf each : level.leaves()) {
            if (!each.key().contains(Level.ANY_NAME)) {
                reference(each.key(), each.setting().key());
            }
        }
    }

    private void writeNamed(Level level) throws IOException {
        for (String each : level.branches()) {
            if (each.contains(Level.ANY_NAME)) {
                reference(level.pattern(each), "at:" + level.below(each).path());
            }
        }
        for (Level.Leaf each : level.leaves()) {
            if (each.key().contains(Level.ANY_NAME)) {
                reference(level.pattern(each.key()), each.setting().key());
            }
        }
    }

    private static Set<String> levels(List<Setting> settings) {
        Set<String> levels = new LinkedHashSet<>();
        for (String each : new Level("", settings).branches()) {
            levels.add(each);
        }
        return levels;
    }

    private static List<Setting> settings(List<Setting> without) {
        List<Setting> settings = new ArrayList<>(List.of(Setting.values()));
        settings.removeAll(without);
        return settings;
    }

    private void reference(String field, String definition) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("$ref", "#/$defs/" + definition);
        json.writeEndObject();
    }

    /** A name with nothing behind it says nothing. */
    private void types() throws IOException {
        json.writeArrayFieldStart("type");
        json.writeString("object");
        json.writeString("null");
        json.writeEndArray();
    }
}
