package io.opvitals.agent.export;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The standard settings of OpenTelemetry as the user made them: system properties {@code otel.*} first, then environment
 * variables {@code OTEL_*}. An empty value is no value.
 */
final class OtelSettings {

    static final String GRPC = "grpc";
    static final String HTTP_PROTOBUF = "http/protobuf";

    private final Map<String, String> values = new HashMap<>();

    /** What the user calls each setting: a property or a variable. */
    private final Map<String, String> names = new HashMap<>();

    private final boolean ofFile;

    OtelSettings(Map<String, String> properties, Map<String, String> environment) {
        this.ofFile = false;
        for (Map.Entry<String, String> each : environment.entrySet()) {
            String name = each.getKey();
            if (name.startsWith("OTEL_")) {
                put(name.toLowerCase(Locale.ROOT).replace('_', '.'), name, each.getValue());
            }
        }
        for (Map.Entry<String, String> each : properties.entrySet()) {
            if (each.getKey().startsWith("otel.")) {
                put(each.getKey(), each.getKey(), each.getValue());
            }
        }
    }

    private OtelSettings(Map<String, String> values, Map<String, String> names, boolean ofFile) {
        this.values.putAll(values);
        this.names.putAll(names);
        this.ofFile = ofFile;
    }

    /**
     * What a file says; of all else that is set, nothing holds.
     *
     * @param values by property name
     * @param names what the user calls each of them
     */
    static OtelSettings ofFile(Map<String, String> values, Map<String, String> names) {
        return new OtelSettings(values, names, true);
    }

    /** Whether a file says all there is to say. */
    boolean areOfFile() {
        return ofFile;
    }

    /** The value of {@code otel.some.key}; {@code null} where it is not set. */
    @Nullable
    String get(String key) {
        return values.get(key);
    }

    String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    /** The name under which the user set it; otherwise the variable's. */
    String nameOf(String key) {
        return names.getOrDefault(key, key.toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    /** All that is set, by property name. */
    Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** Whether telemetry is to be sent at all. */
    boolean isConfigured() {
        if (Boolean.parseBoolean(get("otel.sdk.disabled", "false"))) {
            return false;
        }
        boolean any = get(DeclarativeFile.SETTING) != null;
        for (Signal signal : Signal.values()) {
            any |= isConfigured(signal);
        }
        return any;
    }

    /** Whether this signal is to be sent: an exporter or an endpoint is set for it, or an endpoint for all. */
    boolean isConfigured(Signal signal) {
        String exporter = get(exporterKey(signal));
        if (exporter != null) {
            return !exporter.equals("none");
        }
        return endpointKey(signal) != null;
    }

    static String exporterKey(Signal signal) {
        return "otel." + signal.label() + ".exporter";
    }

    /** The setting that says where this signal goes; {@code null} where none does. */
    @Nullable
    String endpointKey(Signal signal) {
        return ofSignal(signal, "endpoint");
    }

    /** The protocol of this signal, ours where the user has not set one. */
    String protocol(Signal signal) {
        String key = ofSignal(signal, "protocol");
        return key == null ? HTTP_PROTOBUF : get(key, HTTP_PROTOBUF);
    }

    /** Where this signal goes, for people to read. */
    String endpoint(Signal signal) {
        String key = endpointKey(signal);
        String standard = protocol(signal).equals(GRPC) ? "http://localhost:4317" : "http://localhost:4318";
        return key == null ? standard : get(key, standard);
    }

    /** The key of {@code otel.exporter.otlp.<signal>.<what>}, or of the setting for all signals; {@code null} if neither. */
    @Nullable
    String ofSignal(Signal signal, String what) {
        String own = "otel.exporter.otlp." + signal.label() + "." + what;
        if (get(own) != null) {
            return own;
        }
        String shared = "otel.exporter.otlp." + what;
        return get(shared) != null ? shared : null;
    }

    private void put(String key, String name, String value) {
        if (!value.isBlank()) {
            values.put(key, value.strip());
            names.put(key, name);
        }
    }
}
