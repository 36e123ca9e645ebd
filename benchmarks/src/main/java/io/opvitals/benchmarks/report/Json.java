package io.opvitals.benchmarks.report;

import java.util.List;
import java.util.Map;

/** Maps, lists, strings and finite numbers as JSON; a number that JSON cannot say (NaN, infinity) is {@code null}. */
final class Json {

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String render(Map<String, ?> root) {
        Json json = new Json();
        json.value(root, "\n");
        return json.text.append('\n').toString();
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            object(map, indent);
        } else if (value instanceof List<?> list) {
            array(list, indent);
        } else if (value instanceof Number number) {
            text.append(Double.isFinite(number.doubleValue()) ? number.toString() : "null");
        } else {
            string(String.valueOf(value));
        }
    }

    private void object(Map<?, ?> map, String indent) {
        String inner = indent + "  ";
        String separator = "";
        text.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator).append(inner);
            string(String.valueOf(entry.getKey()));
            text.append(": ");
            value(entry.getValue(), inner);
            separator = ",";
        }
        text.append(indent).append('}');
    }

    private void array(List<?> list, String indent) {
        String inner = indent + "  ";
        String separator = "";
        text.append('[');
        for (Object element : list) {
            text.append(separator).append(inner);
            value(element, inner);
            separator = ",";
        }
        text.append(indent).append(']');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
    }

    private void character(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ') {
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
