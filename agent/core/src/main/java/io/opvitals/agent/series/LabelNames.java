package io.opvitals.agent.series;

import io.opvitals.agent.operation.OperationId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels from attributes: the same names, with {@code _} for what Prometheus does not take. */
final class LabelNames {

    static final String WRAPPER = "opvitals_wrapper";
    static final String OPERATION = "opvitals_operation";
    static final String SCOPE = "opvitals_health_scope";
    static final String CURRENCY = "opvitals_cost_currency";
    static final String STATE = "opvitals_health_state";

    private LabelNames() {}

    static Labels of(OperationId id) {
        return Labels.of(WRAPPER, id.wrapper(), OPERATION, id.operation());
    }

    /** Adds the application's own, {@code key, value, key, value}; what becomes one name is joined, as OTLP's is. */
    static Labels with(Labels labels, List<String> attributes) {
        if (attributes.isEmpty()) {
            return labels;
        }
        SortedMap<String, String> own = new TreeMap<>();
        for (int i = 0; i < attributes.size(); i += 2) {
            own.merge(name(attributes.get(i)), attributes.get(i + 1), (a, b) -> a + ";" + b);
        }
        Labels all = labels;
        for (var each : own.entrySet()) {
            if (all.get(each.getKey()) == null) {
                all = all.and(each.getKey(), each.getValue());
            }
        }
        return all;
    }

    static String name(String key) {
        StringBuilder name = new StringBuilder(key.length() + 1);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean isLegal = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            name.append(isLegal ? c : '_');
        }
        // Names that begin with two are Prometheus's own, and none begins with a digit.
        String legal = name.toString();
        boolean isTaken = legal.isEmpty()
                || Character.isDigit(legal.charAt(0))
                || legal.startsWith("__")
                || legal.equals("le")
                || legal.equals("quantile");
        return isTaken ? "key_" + legal : legal;
    }
}
