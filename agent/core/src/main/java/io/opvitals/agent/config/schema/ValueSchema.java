package io.opvitals.agent.config.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.SettingType;
import java.io.IOException;
import java.util.Locale;

/**
 * The schema of one setting's value as it may stand in YAML or JSON: a number, text with a unit, nothing at all, or text
 * with a placeholder in it. It refuses nothing that the agent accepts; the range of what has a unit is left to the agent.
 */
final class ValueSchema {

    private static final String PLACEHOLDER = ".*\\$\\{.+\\}.*";
    private static final String[] SCALAR = {"string", "number", "boolean", "null"};

    private ValueSchema() {}

    static void write(JsonGenerator json, Setting setting) throws IOException {
        SettingType type = setting.type();
        json.writeStartObject();
        json.writeStringField("description", description(setting));
        switch (type.kind()) {
            case FLAG -> text(json, "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]", "boolean", "string", "null");
            case WHOLE_NUMBER -> {
                text(json, "[+-]?[0-9]+", "integer", "string", "null");
                json.writeNumberField("minimum", (long) type.least());
                json.writeNumberField("maximum", (long) type.most());
            }
            case SHARE -> {
                text(json, share(type), "number", "string", "null");
                json.writeNumberField("minimum", (long) type.least());
                json.writeNumberField("maximum", (long) type.most());
            }
            case CHOICE -> choice(json, type);
            case LIST -> list(json, type);
            case DURATION -> text(json, "[0-9]+ *(ms|s|m|h|d)|[+-]?[Pp].+", "string", "null");
            case SIZE -> text(json, "[0-9]+ *(B|KiB|MiB|GiB)?", "integer", "string", "null");
            case URL -> text(json, "(" + anyCase(type) + "):.+", "string", "null");
            case RATE -> text(json, " *\\+?[0-9]+ */ *[smhd] *", "string", "null");
            case BASELINE ->
                text(
                        json,
                        "[+-]?[0-9]*[.]?[0-9]+([eE][+-]?[0-9]+)?|[0-9]+ *(ms|s|m|h|d)|[+-]?[Pp].+",
                        "number",
                        "string",
                        "null");
            case MONEY -> text(json, "[0-9.]{1,20} +[A-Z]{3}", "string", "null");
            case TEXT -> {
                if (setting == Setting.OUTCOME_RULES) {
                    array(json, SCALAR);
                } else {
                    types(json, SCALAR);
                }
            }
            case PATH -> types(json, SCALAR);
        }
        if (!setting.defaultText().isEmpty()) {
            json.writeStringField("default", setting.defaultText());
        }
        if (setting.isSecret()) {
            json.writeBooleanField("writeOnly", true);
        }
        json.writeEndObject();
    }

    private static String description(Setting setting) {
        String description =
                setting.description() + " Expected: " + setting.type().expectation() + ".";
        if (setting.isSecret()) {
            description += " Secret: use ${env:NAME}, ${file:path} or ${enc:...}.";
        }
        return setting.needsRestart() ? description + " A change needs a restart." : description;
    }

    private static String share(SettingType type) {
        String number = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";
        return type.choices().isEmpty() ? number : number + "|" + anyCase(type);
    }

    private static void choice(JsonGenerator json, SettingType type) throws IOException {
        json.writeArrayFieldStart("anyOf");
        json.writeStartObject();
        json.writeArrayFieldStart("enum");
        for (String each : type.choices()) {
            json.writeString(each);
        }
        for (String each : type.choices()) {
            if (each.equals("true") || each.equals("false")) {
                json.writeBoolean(Boolean.parseBoolean(each));
            }
        }
        json.writeNull();
        json.writeEndArray();
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("type", "string");
        json.writeStringField("pattern", "^(" + anyCase(type) + "|" + PLACEHOLDER + ")$");
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void list(JsonGenerator json, SettingType type) throws IOException {
        array(json, SCALAR);
        if (!type.choices().isEmpty()) {
            String item = "(" + String.join("|", type.choices()) + "|" + PLACEHOLDER + ")";
            json.writeStringField("pattern", "^ *(" + item + " *)?(, *(" + item + " *)?)*$");
        }
    }

    /** Several values in YAML's own way, or one text. */
    private static void array(JsonGenerator json, String... types) throws IOException {
        json.writeArrayFieldStart("type");
        json.writeString("array");
        for (String each : types) {
            json.writeString(each);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("items");
        types(json, types);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String pattern, String... types) throws IOException {
        types(json, types);
        json.writeStringField("pattern", "^(" + pattern + "|" + PLACEHOLDER + "|)$");
    }

    private static void types(JsonGenerator json, String... types) throws IOException {
        json.writeArrayFieldStart("type");
        for (String each : types) {
            json.writeString(each);
        }
        json.writeEndArray();
    }

    /** The choices in any case of letters, as the agent takes them. */
    private static String anyCase(SettingType type) {
        StringBuilder pattern = new StringBuilder();
        for (String each : type.choices()) {
            pattern.append(pattern.length() == 0 ? "" : "|");
            for (int i = 0; i < each.length(); i++) {
                String letter = each.substring(i, i + 1);
                String upper = letter.toUpperCase(Locale.ROOT);
                pattern.append(letter.equals(upper) ? letter : "[" + upper + letter + "]");
            }
        }
        return pattern.toString();
    }
}
