package io.opvitals.agent.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.opvitals.agent.config.Setting;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConfigurationSchemaTest {

    private static final List<String> SAMPLES = List.of(
            "true",
            "FALSE",
            "1",
            "+5",
            "-1",
            "0.5",
            "1e-2",
            ".5",
            "off",
            "OFF",
            "500ms",
            "5 m",
            "30s",
            "PT30S",
            "pt1h",
            "-5m",
            "64KiB",
            "1 MiB",
            "10/s",
            "600 / m",
            "1000/h",
            "50.00 USD",
            "1 EUR",
            "https://a.example/x",
            "HTTP://a.example",
            "tcp://db:5432",
            "ftp://a",
            "development",
            "Production",
            "spring",
            "spring, all",
            "probes,health",
            "x",
            "warn",
            "Always",
            "viewer",
            "200-299",
            "auto",
            "a b c",
            "1m");

    @Test
    void text_eachSetting_isReachedByTreeAndByDots() throws IOException {
        Map<String, Object> schema = parsed(ConfigurationSchema.text());
        for (Setting each : Setting.values()) {
            String key = each.key("some-name");
            boolean mayStandThere = each != Setting.CONFIG_FILE && each != Setting.CONFIG_KEY;
            for (String start : List.of("opvitals.", "")) {
                String written = start + key.substring("opvitals.".length());
                for (List<String> path : waysToWrite(written)) {
                    assertThat(find(schema, schema, path))
                            .as("%s", path)
                            .isEqualTo(mayStandThere ? "#/$defs/" + each.key() : "nothing");
                }
            }
        }
    }

    @Test
    void text_operationsOfTwoParts_areReached() throws IOException {
        Map<String, Object> schema = parsed(ConfigurationSchema.text());
        String slo = "#/$defs/" + Setting.OPERATION_SLO_AVAILABILITY.key();

        assertThat(find(schema, schema, List.of("operation", "a", "b", "slo", "availability")))
                .isEqualTo(slo);
        assertThat(find(schema, schema, List.of("operation", "a.b", "slo.availability")))
                .isEqualTo(slo);
        assertThat(find(schema, schema, List.of("operation.a.b.slo.availability")))
                .isEqualTo(slo);
        assertThat(find(schema, schema, List.of("environments", "production", "operation", "a.b", "slo.availability")))
                .isEqualTo(slo);
    }

    @Test
    void text_unknownOrMisplaced_isRefused() throws IOException {
        Map<String, Object> schema = parsed(ConfigurationSchema.text());

        assertThat(find(schema, schema, List.of("helth", "window"))).isEqualTo("nothing");
        assertThat(find(schema, schema, List.of("health", "windw"))).isEqualTo("nothing");
        assertThat(find(schema, schema, List.of("wrapper", "a", "endpiont"))).isEqualTo("nothing");
        assertThat(find(schema, schema, List.of("environments", "test", "health", "window")))
                .isEqualTo("nothing");
        assertThat(find(schema, schema, List.of("environments", "production", "environment")))
                .isEqualTo("nothing");
    }

    @Test
    void text_valuesTheAgentAccepts_areAccepted() throws IOException {
        for (Setting each : Setting.values()) {
            Map<String, Object> schema = value(each);
            for (String sample : SAMPLES) {
                if (each.type().accepts(sample)) {
                    assertThat(accepts(schema, sample))
                            .as("%s: %s", each.key(), sample)
                            .isTrue();
                }
            }
            assertThat(accepts(schema, "${env:X}")).as(each.key()).isTrue();
            assertThat(each.defaultText().isEmpty() || accepts(schema, each.defaultText()))
                    .as(each.key())
                    .isTrue();
        }
    }

    @Test
    void text_valuesOfAnotherKind_areRefused() throws IOException {
        assertThat(accepts(value(Setting.ENABLED), "maybe")).isFalse();
        assertThat(accepts(value(Setting.HEALTH_WINDOW), "5x")).isFalse();
        assertThat(accepts(value(Setting.LOG_LEVEL), "loud")).isFalse();
        assertThat(accepts(value(Setting.SERVER_PORT), "http")).isFalse();
        assertThat(accepts(value(Setting.WRAPPER_BUDGET_DAILY), "50")).isFalse();
        assertThat(accepts(value(Setting.SECURITY_OPEN), "probes,all")).isFalse();
        assertThat(value(Setting.SERVER_PORT)).containsEntry("maximum", "65535");
        assertThat(value(Setting.WRAPPER_API_KEY)).containsEntry("writeOnly", "true");
    }

    /** What a path of keys leads to, as a validator would go: exactly one way, or nothing. */
    private static String find(Map<String, Object> root, Map<String, Object> schema, List<String> path) {
        Map<String, Object> here = follow(root, schema);
        if (path.isEmpty()) {
            return "somewhere";
        }
        List<Map<String, Object>> next = new ArrayList<>();
        Map<String, Object> properties = object(here, "properties");
        if (properties.containsKey(path.get(0))) {
            next.add(object(properties, path.get(0)));
        }
        for (String pattern : object(here, "patternProperties").keySet()) {
            if (Pattern.compile(pattern).matcher(path.get(0)).find()) {
                next.add(object(object(here, "patternProperties"), pattern));
            }
        }
        if (next.size() != 1) {
            return next.isEmpty() ? "nothing" : "several: " + next;
        }
        return path.size() == 1
                ? String.valueOf(next.get(0).get("$ref"))
                : find(root, next.get(0), path.subList(1, path.size()));
    }

    private static Map<String, Object> follow(Map<String, Object> root, Map<String, Object> schema) {
        Object reference = schema.get("$ref");
        return reference == null
                ? schema
                : object(object(root, "$defs"), String.valueOf(reference).substring("#/$defs/".length()));
    }

    /** {@code a.b.c}, {@code a: b.c}, {@code a.b: c} and {@code a: b: c}. */
    private static List<List<String>> waysToWrite(String key) {
        List<List<String>> ways = new ArrayList<>();
        ways.add(List.of(key));
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            for (List<String> rest : waysToWrite(key.substring(dot + 1))) {
                List<String> way = new ArrayList<>(List.of(key.substring(0, dot)));
                way.addAll(rest);
                ways.add(way);
            }
        }
        return ways;
    }

    private static boolean accepts(Map<String, Object> schema, String text) {
        String pattern = String.valueOf(schema.getOrDefault("pattern", ""));
        String anyOf = String.valueOf(schema.getOrDefault("anyOf", ""));
        if (!anyOf.isEmpty()) {
            int from = anyOf.indexOf("pattern=") + "pattern=".length();
            pattern = anyOf.substring(from, anyOf.lastIndexOf("}]"));
        }
        return Pattern.compile(pattern).matcher(text).find();
    }

    private static Map<String, Object> value(Setting setting) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            ValueSchema.write(json, setting);
        }
        return parsed(out.toString());
    }

    private static Map<String, Object> parsed(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            return object(parser);
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, any(parser));
        }
        return object;
    }

    private static Object any(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return object(parser);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return parser.getText();
        }
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(any(parser));
        }
        return list;
    }

    @SuppressWarnings("unchecked") // Objects of the schema have only objects below these names.
    private static Map<String, Object> object(Map<String, Object> of, String name) {
        Object found = of.get(name);
        return found == null ? Map.of() : (Map<String, Object>) found;
    }
}
