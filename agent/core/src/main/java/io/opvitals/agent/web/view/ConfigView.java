package io.opvitals.agent.web.view;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.ConfigurationVersion;
import io.opvitals.agent.config.Problem;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.SettingSource;
import io.opvitals.agent.config.SettingType;
import io.opvitals.agent.config.SettingValue;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Schema;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The configuration: what holds, what is wrong, what may be set, what was changed. Secrets are {@code ***}. */
public final class ConfigView {

    private static final Schema VALUE = Schema.object()
            .field("key", Schema.text(), "the setting, with the name of the thing in it")
            .field("value", Schema.text(), "*** for a secret that is set")
            .field("layer", words(SettingSource.Kind.values()), "where it comes from")
            .field("source", Schema.text(), "where exactly: file, line and column, or who changed it")
            .field("secret", Schema.flag(), "whether it is never shown")
            .field("needsRestart", Schema.flag(), "whether a change holds only from the next start on")
            .field("pendingRestart", Schema.flag(), "whether another value holds until then")
            .field("until", Schema.time().orNull(), "when a change at run time ends by itself; null for never")
            .named("SettingValue");

    private static final Schema PROBLEM = Schema.object()
            .field("key", Schema.text(), "the setting; empty where it is about none")
            .field("file", Schema.text(), "empty where it is in none")
            .field("line", Schema.wholeNumber(), "from 1; 0 where it is in no file")
            .field("column", Schema.wholeNumber(), "from 1; 0 where it is in no file")
            .field("message", Schema.text(), "what is wrong, and what is expected")
            .named("ConfigurationProblem");

    /** A list of what is wrong. */
    public static final Schema PROBLEMS = Schema.list(PROBLEM);

    /** What holds. */
    public static final Schema VALUES = Schema.object()
            .field("version", Schema.wholeNumber(), "of the changes made at run time; 0 for none")
            .field("environment", Schema.text(), "which one it is")
            .field("file", Schema.text(), "what is read and watched, whether it is there or not")
            .field("settings", Schema.list(VALUE), "in the order of docs/configuration.md")
            .named("Configuration");

    /** What holds, and whether it is right. */
    public static final Schema STATUS = VALUES.field("valid", Schema.flag(), "false while nothing is monitored for it")
            .field("problems", PROBLEMS, "what was wrong when it was last read")
            .field("warnings", PROBLEMS, "names outside that nobody knows")
            .named("ConfigurationStatus");

    /** What may be set, for forms. */
    public static final Schema FIELDS = Schema.object()
            .field(
                    "fields",
                    Schema.list(Schema.object()
                            .field("key", Schema.text(), "with * for the name of a thing")
                            .field("kind", words(SettingType.Kind.values()), "how it is written")
                            .field("description", Schema.text(), "what it is for")
                            .field("expected", Schema.text(), "what its values are like")
                            .field("default", Schema.text(), "empty for none")
                            .field("choices", Schema.list(Schema.text()), "the only values, items or schemes")
                            .field("least", Schema.number().orNull(), "a number, milliseconds or bytes")
                            .field("most", Schema.number().orNull(), "as least")
                            .field("named", Schema.flag(), "whether each thing with a name has its own")
                            .field("secret", Schema.flag(), "whether it is never shown")
                            .field("needsRestart", Schema.flag(), "whether a change holds only from the next start on")
                            .field("changeable", Schema.flag(), "whether it can be changed at run time")
                            .field("variable", Schema.text(), "the environment variable")
                            .named("SettingField")),
                    "every setting there is")
            .named("SettingFields");

    private static final Schema CHANGE = Schema.object()
            .field("key", Schema.text(), "the setting")
            .field("from", Schema.text().orNull(), "null for not changed at run time")
            .field("to", Schema.text().orNull(), "null for no longer changed at run time");

    /** What was changed at run time. */
    public static final Schema HISTORY = Schema.object()
            .field(
                    "versions",
                    Schema.list(Schema.object()
                            .field("number", Schema.wholeNumber(), "from 1")
                            .field("time", Schema.time(), "when it came about")
                            .field("actor", Schema.text(), "by whom")
                            .field("changes", Schema.list(CHANGE), "what is another than in the version before")
                            .named("ConfigurationVersion")),
                    "those that can be restored, the latest first")
            .named("ConfigurationHistory");

    private ConfigView() {}

    /** Names of constants as they are written in JSON. */
    private static <E extends Enum<E>> Schema words(E[] constants) {
        return Schema.choice(Arrays.stream(constants).map(ConfigView::word).toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Writes what holds.
     *
     * @param onlyGiven leaves out what has its default
     */
    public static void writeValues(JsonGenerator out, Configuration configuration, boolean onlyGiven)
            throws IOException {
        out.writeStartObject();
        writeFields(out, configuration, onlyGiven);
        out.writeEndObject();
    }

    public static void writeStatus(JsonGenerator out, Configuration configuration) throws IOException {
        out.writeStartObject();
        writeFields(out, configuration, false);
        out.writeBooleanField("valid", configuration.isValid());
        out.writeFieldName("problems");
        writeProblems(out, configuration.problems());
        out.writeFieldName("warnings");
        writeProblems(out, configuration.warnings());
        out.writeEndObject();
    }

    private static void writeFields(JsonGenerator out, Configuration configuration, boolean onlyGiven)
            throws IOException {
        out.writeNumberField("version", configuration.version());
        out.writeStringField("environment", configuration.current().text(Setting.ENVIRONMENT));
        out.writeStringField("file", configuration.file());
        out.writeArrayFieldStart("settings");
        for (SettingValue each : configuration.shown()) {
            if (!onlyGiven || each.source().kind() != SettingSource.Kind.DEFAULT) {
                write(out, each, configuration.changedUntil(each.key()));
            }
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, SettingValue value, @Nullable Instant until) throws IOException {
        out.writeStartObject();
        out.writeStringField("key", value.key());
        out.writeStringField("value", value.shown());
        out.writeStringField("layer", word(value.source().kind()));
        out.writeStringField("source", value.source().text());
        out.writeBooleanField("secret", value.setting().isSecret());
        out.writeBooleanField("needsRestart", value.setting().needsRestart());
        out.writeBooleanField("pendingRestart", value.pendingRestart());
        Json.text(out, "until", until == null ? null : until.toString());
        out.writeEndObject();
    }

    public static void writeProblems(JsonGenerator out, List<Problem> problems) throws IOException {
        out.writeStartArray();
        for (Problem each : problems) {
            out.writeStartObject();
            out.writeStringField("key", each.key());
            out.writeStringField("file", each.file());
            out.writeNumberField("line", each.line());
            out.writeNumberField("column", each.column());
            out.writeStringField("message", each.message());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    public static void writeFields(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("fields");
        for (Setting each : Setting.values()) {
            writeField(out, each);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeField(JsonGenerator out, Setting setting) throws IOException {
        SettingType type = setting.type();
        boolean ranged = type.most() > type.least();
        out.writeStartObject();
        out.writeStringField("key", setting.key());
        out.writeStringField("kind", word(type.kind()));
        out.writeStringField("description", setting.description());
        out.writeStringField("expected", type.expectation());
        out.writeStringField("default", setting.defaultText());
        out.writeArrayFieldStart("choices");
        for (String each : type.choices()) {
            out.writeString(each);
        }
        out.writeEndArray();
        Json.number(out, "least", ranged ? type.least() : Double.NaN);
        Json.number(out, "most", ranged ? type.most() : Double.NaN);
        out.writeBooleanField("named", setting.isNamed());
        out.writeBooleanField("secret", setting.isSecret());
        out.writeBooleanField("needsRestart", setting.needsRestart());
        out.writeBooleanField("changeable", Configuration.isChangeable(setting));
        out.writeStringField("variable", setting.environmentVariable());
        out.writeEndObject();
    }

    public static void writeHistory(JsonGenerator out, List<ConfigurationVersion> versions) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("versions");
        for (ConfigurationVersion each : versions) {
            out.writeStartObject();
            out.writeNumberField("number", each.number());
            out.writeStringField("time", each.time().toString());
            out.writeStringField("actor", each.actor().name());
            out.writeArrayFieldStart("changes");
            for (ConfigurationVersion.Change change : each.changes()) {
                out.writeStartObject();
                out.writeStringField("key", change.key());
                Json.text(out, "from", change.from());
                Json.text(out, "to", change.to());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
