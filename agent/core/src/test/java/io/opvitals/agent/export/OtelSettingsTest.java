package io.opvitals.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OtelSettingsTest {

    @Test
    void isConfigured_withNothingSet() {
        assertThat(TelemetryExport.isConfigured(Map.of(), Map.of())).isFalse();
        assertThat(TelemetryExport.isConfigured(
                        Map.of("otel.service.name", "shop"), Map.of("OTEL_METRIC_EXPORT_INTERVAL", "1000")))
                .isFalse();
    }

    @Test
    void isConfigured_withAnEndpointOrAnExporter() {
        assertThat(environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x:4318").isConfigured())
                .isTrue();
        assertThat(environment("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "http://x:4318")
                        .isConfigured())
                .isTrue();
        assertThat(environment("OTEL_TRACES_EXPORTER", "otlp").isConfigured()).isTrue();
        assertThat(environment("OTEL_CONFIG_FILE", "x.yaml").isConfigured()).isTrue();
        assertThat(properties("otel.exporter.otlp.endpoint", "http://x:4318").isConfigured())
                .isTrue();
    }

    @Test
    void isConfigured_withValuesThatSayNothing() {
        assertThat(environment("OTEL_EXPORTER_OTLP_ENDPOINT", " ").isConfigured())
                .isFalse();
        assertThat(environment("OTEL_METRICS_EXPORTER", "none").isConfigured()).isFalse();
    }

    @Test
    void isConfigured_withTheSdkDisabled() {
        Map<String, String> disabled =
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x:4318", "OTEL_SDK_DISABLED", "TRUE");
        assertThat(TelemetryExport.isConfigured(Map.of(), disabled)).isFalse();
    }

    @Test
    void isConfigured_ofOneSignal() {
        OtelSettings settings = new OtelSettings(
                Map.of(), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://x:4318", "OTEL_LOGS_EXPORTER", "none"));
        assertThat(settings.isConfigured(Signal.METRICS)).isTrue();
        assertThat(settings.isConfigured(Signal.LOGS)).isFalse();
        OtelSettings tracesOnly = environment("OTEL_TRACES_EXPORTER", "otlp");
        assertThat(tracesOnly.isConfigured(Signal.TRACES)).isTrue();
        assertThat(tracesOnly.isConfigured(Signal.METRICS)).isFalse();
    }

    @Test
    void get_ofAPropertyAndAVariable() {
        OtelSettings settings = new OtelSettings(
                Map.of("otel.service.name", "property"),
                Map.of("OTEL_SERVICE_NAME", "variable", "OTEL_TRACES_SAMPLER", "always_on"));
        assertThat(settings.get("otel.service.name")).isEqualTo("property");
        assertThat(settings.nameOf("otel.service.name")).isEqualTo("otel.service.name");
        assertThat(settings.nameOf("otel.traces.sampler")).isEqualTo("OTEL_TRACES_SAMPLER");
        assertThat(settings.get("otel.bsp.schedule.delay")).isNull();
    }

    @Test
    void endpoint_ofASignal() {
        assertThat(environment("OTEL_TRACES_EXPORTER", "otlp").endpoint(Signal.TRACES))
                .isEqualTo("http://localhost:4318");
        assertThat(environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc").endpoint(Signal.TRACES))
                .isEqualTo("http://localhost:4317");
        assertThat(environment("OTEL_EXPORTER_OTLP_LOGS_ENDPOINT", "http://x/logs")
                        .endpoint(Signal.LOGS))
                .isEqualTo("http://x/logs");
    }

    private static OtelSettings environment(String name, String value) {
        return new OtelSettings(Map.of(), Map.of(name, value));
    }

    private static OtelSettings properties(String name, String value) {
        return new OtelSettings(Map.of(name, value), Map.of());
    }
}
