package io.opvitals.it.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The agent's OpenAPI document as TypeScript: an interface for each named schema, {@code Reads} with what each GET
 * answers, and {@code Writes} with what everything else takes and answers. The dashboard is compiled against it, so a
 * field that is renamed in the agent is an error there.
 */
final class TypeScriptTypes {

    private static final int WIDTH = 120;
    private static final String REFERENCE = "#/components/schemas/";
    private static final List<String> CHANGES = List.of("post", "put", "patch", "delete");

    private final StringBuilder out = new StringBuilder();

    private TypeScriptTypes() {}

    static String of(JsonNode document) {
        TypeScriptTypes types = new TypeScriptTypes();
        types.out.append("// Made from the agent's OpenAPI document by agent/dashboard/types. Not to be edited.\n");
        Map<String, JsonNode> schemas = new TreeMap<>();
        document.at("/components/schemas").properties().forEach(each -> schemas.put(each.getKey(), each.getValue()));
        schemas.forEach(types::named);
        types.reads(document.get("paths"));
        types.writes(document.get("paths"));
        return types.out.toString();
    }

    private void named(String name, JsonNode schema) {
        if (!schema.has("properties")) {
            out.append("\nexport type ")
                    .append(name)
                    .append(" = ")
                    .append(type(schema, ""))
                    .append(";\n");
            return;
        }
        out.append("\nexport interface ")
                .append(name)
                .append(" ")
                .append(object(schema, ""))
                .append("\n");
    }

    private void reads(JsonNode paths) {
        out.append("\n/** What each GET answers. */\nexport interface Reads {\n");
        paths.properties().forEach(path -> {
            JsonNode get = path.getValue().get("get");
            if (get != null) {
                out.append("  '")
                        .append(path.getKey())
                        .append("': ")
                        .append(answer(get))
                        .append(";\n");
            }
        });
        out.append("}\n");
    }

    private void writes(JsonNode paths) {
        out.append("\n/** What everything else takes and answers. */\nexport interface Writes {\n");
        paths.properties().forEach(path -> {
            for (String method : CHANGES) {
                JsonNode change = path.getValue().get(method);
                if (change != null) {
                    JsonNode body = change.at("/requestBody/content/application~1json/schema");
                    out.append("  '")
                            .append(method.toUpperCase(Locale.ROOT))
                            .append(' ')
                            .append(path.getKey())
                            .append("': { body: ")
                            .append(body.isMissingNode() ? "undefined" : type(body, "  "))
                            .append("; answer: ")
                            .append(answer(change))
                            .append(" };\n");
                }
            }
        });
        out.append("}\n");
    }

    /** The first answer of a 2xx; what is no JSON is text. */
    private String answer(JsonNode operation) {
        for (Map.Entry<String, JsonNode> each : operation.get("responses").properties()) {
            if (each.getKey().startsWith("2")) {
                JsonNode content = each.getValue().path("content");
                JsonNode json = content.path("application/json");
                if (!json.isMissingNode()) {
                    return type(json.path("schema"), "  ");
                }
                return content.isEmpty() ? "undefined" : "string";
            }
        }
        return "undefined";
    }

    private String type(JsonNode schema, String indent) {
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            return reference.asText().substring(REFERENCE.length());
        }
        if (schema.has("anyOf")) {
            return join(schema.get("anyOf"), each -> type(each, indent));
        }
        if (schema.has("enum")) {
            return join(schema.get("enum"), each -> each.isNull() ? "null" : quoted(each.asText()));
        }
        JsonNode kind = schema.path("type");
        return kind.isArray()
                ? join(kind, each -> ofKind(each.asText(), schema, indent))
                : ofKind(kind.asText(), schema, indent);
    }

    private String ofKind(String kind, JsonNode schema, String indent) {
        return switch (kind) {
            case "null" -> "null";
            case "string" -> "string";
            case "integer", "number" -> "number";
            case "boolean" -> "boolean";
            case "array" -> listOf(type(schema.path("items"), indent));
            case "object" -> schema.has("properties") ? object(schema, indent) : map(schema, indent);
            default -> "unknown";
        };
    }

    private String map(JsonNode schema, String indent) {
        JsonNode values = schema.path("additionalProperties");
        return "Record<string, " + (values.isObject() ? type(values, indent) : "unknown") + ">";
    }

    private String object(JsonNode schema, String indent) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(each -> required.add(each.asText()));
        StringBuilder text = new StringBuilder("{\n");
        for (Map.Entry<String, JsonNode> each : schema.get("properties").properties()) {
            String inner = indent + "  ";
            String description = each.getValue().path("description").asText();
            if (!description.isEmpty()) {
                text.append(inner).append("/** ").append(description).append(" */\n");
            }
            text.append(inner)
                    .append(each.getKey())
                    .append(required.contains(each.getKey()) ? ": " : "?: ")
                    .append(type(each.getValue(), inner))
                    .append(";\n");
        }
        return text.append(indent).append("}").toString();
    }

    private static String listOf(String item) {
        return item.contains(" | ") ? "(" + item + ")[]" : item + "[]";
    }

    private static String join(JsonNode items, Function<JsonNode, String> text) {
        String joined = StreamSupport.stream(items.spliterator(), false)
                .map(text)
                .distinct()
                .collect(Collectors.joining(" | "));
        return joined.length() > WIDTH ? joined.replace(" | ", "\n    | ") : joined;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
