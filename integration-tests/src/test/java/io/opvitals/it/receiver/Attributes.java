package io.opvitals.it.receiver;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Attributes as texts. */
final class Attributes {

    private Attributes() {}

    static Map<String, String> of(List<KeyValue> attributes) {
        Map<String, String> texts = new TreeMap<>();
        for (KeyValue each : attributes) {
            texts.put(each.getKey(), text(each.getValue()));
        }
        return texts;
    }

    static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            default -> value.toString();
        };
    }
}
