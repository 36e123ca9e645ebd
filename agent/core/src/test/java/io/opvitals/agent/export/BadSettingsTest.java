package io.opvitals.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.export.metric.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadSettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OTEL_EXPORTER_OTLP_ENDPOINT | collector:4318 | a URL such as http://localhost:4318",
                "OTEL_EXPORTER_OTLP_ENDPOINT | http://a b | a URL such as http://localhost:4318",
                "OTEL_EXPORTER_OTLP_ENDPOINT | ftp://collector | a URL such as http://localhost:4318",
                "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT | //x | a URL such as http://localhost:4318",
                "OTEL_EXPORTER_OTLP_PROTOCOL | http/json | http/protobuf or grpc",
                "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL | thrift | http/protobuf or grpc",
                "OTEL_EXPORTER_OTLP_COMPRESSION | brotli | gzip or none",
                "OTEL_METRICS_EXPORTER | prometheus | otlp or none",
                "OTEL_EXPORTER_OTLP_CERTIFICATE | /no/such/file.pem | a PEM file that can be read",
                "OTEL_EXPORTER_OTLP_CLIENT_KEY | /no/such/key.pem | a PEM file that can be read",
                "OTEL_CONFIG_FILE | no/such.yaml | a YAML file that can be read",
            })
    void start_withAMistake(String name, String value, String expectation) {
        assertThat(linesOf(Map.of(name, value)))
                .singleElement()
                .asString()
                .endsWith("ERROR export - " + name + ": '" + value + "' (expected: " + expectation
                        + "); no telemetry is sent");
    }

    @Test
    void start_withAMistakeInAProperty() {
        Exporting exporting = new Exporting(Map.of());
        TelemetryExport export = new TelemetryExport(
                Map.of("otel.exporter.otlp.endpoint", "nowhere"),
                Map.of(),
                new TelemetryExport.Parts(
                        exporting.agent.started(),
                        () -> exporting.numbers,
                        () -> Signals.NONE,
                        exporting.agent.masker,
                        exporting.agent.ticker,
                        exporting.agent.log));
        export.start();
        export.close(Duration.ofSeconds(10));
        assertThat(exporting.agent.logLines())
                .singleElement()
                .asString()
                .contains("otel.exporter.otlp.endpoint: 'nowhere' (expected: a URL");
    }

    @Test
    void start_withACertificateThatIsNone(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");
        assertThat(linesOf(Map.of("OTEL_EXPORTER_OTLP_CERTIFICATE", file.toString())))
                .singleElement()
                .asString()
                .contains("ca.pem' (expected: a PEM file with a certificate in it); no telemetry is sent");
    }

    @Test
    void start_withSeveralMistakes() {
        assertThat(linesOf(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "x", "OTEL_LOGS_EXPORTER", "console")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "OTEL_METRIC_EXPORT_INTERVAL, soon, otel.metric.export.interval=soon",
        "OTEL_TRACES_SAMPLER, sometimes, otel.traces.sampler: sometimes",
        "OTEL_BSP_MAX_QUEUE_SIZE, many, otel.bsp.max.queue.size=many",
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE, gamma, gamma",
        "OTEL_TRACES_SAMPLER_ARG, x, otel.traces.sampler.arg=x",
    })
    void start_withAMistakeOnlyTheSdkKnowsOf(String name, String value, String complaint) {
        Map<String, String> settings = new HashMap<>(Map.of(name, value));
        if (name.endsWith("ARG")) {
            settings.put("OTEL_TRACES_SAMPLER", "traceidratio");
        }
        assertThat(linesOf(settings))
                .singleElement()
                .asString()
                .contains(complaint)
                .endsWith("; no telemetry is sent");
    }

    @Test
    void start_withThePortOfTheOtherProtocol() {
        Exporting exporting = new Exporting(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4317"));
        try (exporting) {
            exporting.export.start();
            await().until(() -> !exporting.agent.logLines().isEmpty());
            assertThat(exporting.agent.logLines().get(0))
                    .endsWith("WARN export - OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4317' (expected: port 4318"
                            + " for http/protobuf, or OTEL_EXPORTER_OTLP_PROTOCOL=grpc)");
        }
    }

    /** What is logged when the export starts with this, and that reports and batches go nowhere without harm. */
    private static List<String> linesOf(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:9"));
        all.putAll(settings);
        Exporting exporting = new Exporting(all);
        exporting.export.start();
        exporting.agent.call(
                exporting.agent.operation("shop.checkout"), Duration.ofMillis(1), new IllegalStateException());
        exporting.collect();
        exporting.export.close(Duration.ofSeconds(10));
        return exporting.agent.logLines();
    }
}
