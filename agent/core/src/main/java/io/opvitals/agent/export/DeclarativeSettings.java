package io.opvitals.agent.export;

import io.opvitals.agent.config.document.DocumentValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns values of a declarative configuration, one after the other, into the properties that mean the same. Paths are
 * those of the schema at file_format 1.0, lists by their place: {@code meter_provider.readers.0.periodic.interval}.
 */
final class DeclarativeSettings {

    /** Of what holds for the SDK as a whole. */
    private static final Map<String, String> WHOLE = Map.of(
            "disabled", "otel.sdk.disabled",
            "attribute_limits.attribute_value_length_limit", "otel.attribute.value.length.limit",
            "attribute_limits.attribute_count_limit", "otel.attribute.count.limit",
            "meter_provider.exemplar_filter", "otel.metrics.exemplar.filter");

    /** Behind {@code otel.exporter.otlp.SIGNAL.}; both the names of 1.0 and those before it. */
    private static final Map<String, String> OF_EXPORTER = Map.ofEntries(
            Map.entry("endpoint", "endpoint"),
            Map.entry("timeout", "timeout"),
            Map.entry("compression", "compression"),
            Map.entry("tls.ca_file", "certificate"),
            Map.entry("tls.key_file", "client.key"),
            Map.entry("tls.cert_file", "client.certificate"),
            Map.entry("certificate_file", "certificate"),
            Map.entry("client_key_file", "client.key"),
            Map.entry("client_certificate_file", "client.certificate"),
            Map.entry("temporality_preference", "temporality.preference"),
            Map.entry("default_histogram_aggregation", "default.histogram.aggregation"));

    private static final Map<String, String> OF_BATCH = Map.of(
            "schedule_delay", "schedule.delay",
            "export_timeout", "export.timeout",
            "max_queue_size", "max.queue.size",
            "max_export_batch_size", "max.export.batch.size");

    private static final List<String> OTLP = List.of("otlp_http", "otlp_grpc");

    private final String file;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<String> errors = new ArrayList<>();

    /** Names and values that stand apart from each other, by the path of what they belong to. */
    private final Map<String, String> pairNames = new TreeMap<>();

    private final Map<String, String> pairValues = new HashMap<>();

    /** @param file its path, for messages */
    DeclarativeSettings(String file) {
        this.file = file;
        for (Signal each : Signal.values()) {
            values.put(OtelSettings.exporterKey(each), "none");
        }
    }

    /** By property name. */
    Map<String, String> values() {
        return values;
    }

    /** Where in the file each stands. */
    Map<String, String> names() {
        return names;
    }

    /** Takes one value; {@code false} where there is no use for it. */
    boolean take(DocumentValue at, String value) {
        String path = at.path();
        String whole = WHOLE.get(path);
        if (whole != null) {
            put(whole, at, value);
            return true;
        }
        if (path.startsWith("resource.")) {
            return takePair(path, "resource.attributes", value);
        }
        if (path.startsWith("tracer_provider.sampler.")) {
            return takeSampler(at, value);
        }
        if (path.startsWith("meter_provider.readers.")) {
            return takeOf(Signal.METRICS, at, path.substring("meter_provider.readers.".length()), value);
        }
        if (path.startsWith("tracer_provider.processors.")) {
            return takeOf(Signal.TRACES, at, path.substring("tracer_provider.processors.".length()), value);
        }
        if (path.startsWith("logger_provider.processors.")) {
            return takeOf(Signal.LOGS, at, path.substring("logger_provider.processors.".length()), value);
        }
        return false;
    }

    /** Puts together what stood apart; gives what is wrong. */
    List<String> finish() {
        Map<String, StringBuilder> lists = new HashMap<>();
        for (Map.Entry<String, String> each : pairNames.entrySet()) {
            String value = pairValues.getOrDefault(each.getKey(), "");
            String list = each.getKey().substring(0, each.getKey().lastIndexOf('.'));
            StringBuilder text = lists.computeIfAbsent(list, unused -> new StringBuilder());
            text.append(text.isEmpty() ? "" : ",")
                    .append(each.getValue())
                    .append('=')
                    .append(encoded(value));
        }
        for (Map.Entry<String, StringBuilder> each : lists.entrySet()) {
            // What is named one by one has the last word over what stands in a list.
            values.merge(each.getKey(), each.getValue().toString(), (list, named) -> list + "," + named);
        }
        return List.copyOf(errors);
    }

    private boolean takeOf(Signal signal, DocumentValue at, String path, String value) {
        String[] parts = path.split("\\.", 3);
        boolean isMetrics = signal == Signal.METRICS;
        if (parts.length < 2 || !(isMetrics ? List.of("periodic") : List.of("batch", "simple")).contains(parts[1])) {
            error(at, "expected: " + (isMetrics ? "a periodic reader" : "a batch processor"));
            return true;
        }
        if (!parts[0].equals("0")) {
            error(at, "expected: one of them; the agent sends a signal to one place");
            return true;
        }
        String rest = parts.length == 3 ? parts[2] : "";
        if (rest.startsWith("exporter.")) {
            return takeExporter(signal, at, rest.substring("exporter.".length()), value);
        }
        if (isMetrics) {
            boolean known = rest.equals("interval") || rest.equals("timeout");
            return known && put("otel.metric.export." + rest, at, value);
        }
        String key = OF_BATCH.get(rest);
        return key != null && put((signal == Signal.TRACES ? "otel.bsp." : "otel.blrp.") + key, at, value);
    }

    private boolean takeExporter(Signal signal, DocumentValue at, String path, String value) {
        int dot = path.indexOf('.');
        String exporter = dot < 0 ? path : path.substring(0, dot);
        if (!OTLP.contains(exporter)) {
            error(at, "expected: " + String.join(" or ", OTLP));
            return true;
        }
        String prefix = "otel.exporter.otlp." + signal.label() + ".";
        values.put(OtelSettings.exporterKey(signal), "otlp");
        values.put(prefix + "protocol", exporter.equals("otlp_grpc") ? OtelSettings.GRPC : OtelSettings.HTTP_PROTOBUF);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        if (rest.isEmpty()) {
            return true;
        }
        if (rest.startsWith("headers")) {
            return takePair(rest, prefix + "headers", value);
        }
        if (rest.equals("encoding")) {
            if (!value.equals("protobuf")) {
                error(at, "expected: protobuf");
            }
            return true;
        }
        String key = OF_EXPORTER.get(rest);
        return key != null && put(prefix + key, at, value);
    }

    /** {@code headers.0.name}, {@code headers.0.value} or {@code headers_list}; attributes of the resource likewise. */
    private boolean takePair(String path, String key, String value) {
        if (path.endsWith("_list")) {
            values.put(property(key), value);
            return true;
        }
        String[] parts = path.split("\\.", -1);
        String part = parts[parts.length - 1];
        if (parts.length < 3 || !List.of("name", "value", "type").contains(part)) {
            return false;
        }
        String pair = property(key) + "." + parts[parts.length - 2];
        if (part.equals("name")) {
            pairNames.put(pair, value);
        } else if (part.equals("value")) {
            pairValues.put(pair, value);
        }
        return true;
    }

    private static String property(String key) {
        return key.equals("resource.attributes") ? "otel.resource.attributes" : key;
    }

    /** Which calls become spans is the agent's business; none at all is the user's. */
    private boolean takeSampler(DocumentValue at, String value) {
        if (at.path().endsWith(".always_off") && !at.path().contains("parent_based.remote")) {
            return put("otel.traces.sampler", at, "always_off");
        }
        return at.path().endsWith(".always_on") || at.path().endsWith(".always_off") || value.isEmpty();
    }

    private boolean put(String key, DocumentValue at, String value) {
        if (!value.isBlank()) {
            values.put(key, value.strip());
            names.put(key, file + ":" + at.keyLine() + ": " + at.path());
        }
        return true;
    }

    private void error(DocumentValue at, String expectation) {
        errors.add(file + ":" + at.keyLine() + ":" + at.keyColumn() + ": " + at.path() + " (" + expectation + ")");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
