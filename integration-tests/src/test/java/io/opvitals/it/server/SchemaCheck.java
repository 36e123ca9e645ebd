package io.opvitals.it.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds a value against a JSON Schema, as far as the agent's OpenAPI document uses it. A second opinion: none of our code. */
final class SchemaCheck {

    private final JsonNode document;
    private final List<String> problems = new ArrayList<>();

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong; empty where nothing is. */
    List<String> problems(JsonNode schema, JsonNode value) {
        problems.clear();
        check(schema, value, "$");
        return List.copyOf(problems);
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        if (schema.has("$ref")) {
            check(document.at(schema.get("$ref").asText().substring(1)), value, at);
            return;
        }
        if (schema.has("anyOf")) {
            anyOf(schema.get("anyOf"), value, at);
            return;
        }
        if (!schema.has("type")) {
            return;
        }
        if (!isOfType(schema.get("type"), value)) {
            problems.add(at + ": " + value + " is no " + schema.get("type"));
            return;
        }
        if (value.isNull()) {
            return;
        }
        if (schema.has("enum")) {
            boolean known = false;
            for (JsonNode each : schema.get("enum")) {
                known |= each.equals(value);
            }
            expect(known, at + ": " + value + " is none of " + schema.get("enum"));
        }
        if ("date-time".equals(schema.path("format").asText())) {
            expect(isTime(value.asText()), at + ": " + value + " is no time");
        }
        if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.get("items"), value.get(i), at + "[" + i + "]");
            }
        }
        if (value.isObject()) {
            object(schema, value, at);
        }
    }

    private void anyOf(JsonNode choices, JsonNode value, String at) {
        List<String> before = List.copyOf(problems);
        for (JsonNode each : choices) {
            check(each, value, at);
            if (problems.size() == before.size()) {
                return;
            }
            problems.clear();
            problems.addAll(before);
        }
        problems.add(at + ": " + value + " is none of several");
    }

    private void object(JsonNode schema, JsonNode value, String at) {
        for (JsonNode each : schema.path("required")) {
            expect(value.has(each.asText()), at + "." + each.asText() + " is missing");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(known, field.getValue(), at + "." + field.getKey());
            } else if (others.isObject()) {
                check(others, field.getValue(), at + "." + field.getKey());
            } else {
                expect(
                        !others.isBoolean() || others.asBoolean(),
                        at + "." + field.getKey() + " is not in the document");
            }
        }
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (isOfType(each, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void expect(boolean right, String problem) {
        if (!right) {
            problems.add(problem);
        }
    }
}
