package io.opvitals.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarativeFileTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "s3 cret", "HOST", "collector");

    @TempDir
    Path folder;

    private DeclarativeFile file = new DeclarativeFile(new OtelSettings(Map.of(), Map.of()), Map.of());

    @Test
    void read_everySignal_saysTheSameAsTheVariables() throws IOException {
        Map<String, String> read = read("""
                file_format: "1.0"
                attribute_limits:
                  attribute_value_length_limit: 4096
                resource:
                  attributes_list: team=a,zone=b
                  attributes:
                    - name: service.name
                      value: shop, the
                    - name: replicas
                      value: 3
                      type: int
                meter_provider:
                  exemplar_filter: trace_based
                  readers:
                    - periodic:
                        interval: 5000
                        timeout: 2000
                        exporter:
                          otlp_http:
                            endpoint: http://${HOST}:4318/v1/metrics
                            compression: gzip
                            temporality_preference: delta
                            default_histogram_aggregation: explicit_bucket_histogram
                            headers_list: a=b
                            headers:
                              - name: authorization
                                value: Bearer ${env:TOKEN}
                tracer_provider:
                  processors:
                    - batch:
                        schedule_delay: 100
                        max_queue_size: ${QUEUE:-99}
                        exporter:
                          otlp_grpc:
                            endpoint: http://${NOWHERE}host:4317
                            tls:
                              ca_file: /ca.pem
                  sampler:
                    parent_based:
                      root:
                        always_on:
                logger_provider:
                  processors:
                    - simple:
                        exporter:
                          otlp_http:
                """);

        assertThat(file.errors()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        assertThat(read)
                .containsEntry("otel.attribute.value.length.limit", "4096")
                .containsEntry("otel.resource.attributes", "team=a,zone=b,service.name=shop%2C%20the,replicas=3")
                .containsEntry("otel.metrics.exemplar.filter", "trace_based")
                .containsEntry("otel.metrics.exporter", "otlp")
                .containsEntry("otel.metric.export.interval", "5000")
                .containsEntry("otel.metric.export.timeout", "2000")
                .containsEntry("otel.exporter.otlp.metrics.protocol", "http/protobuf")
                .containsEntry("otel.exporter.otlp.metrics.endpoint", "http://collector:4318/v1/metrics")
                .containsEntry("otel.exporter.otlp.metrics.compression", "gzip")
                .containsEntry("otel.exporter.otlp.metrics.temporality.preference", "delta")
                .containsEntry("otel.exporter.otlp.metrics.default.histogram.aggregation", "explicit_bucket_histogram")
                .containsEntry("otel.exporter.otlp.metrics.headers", "a=b,authorization=Bearer%20s3%20cret")
                .containsEntry("otel.bsp.schedule.delay", "100")
                .containsEntry("otel.bsp.max.queue.size", "99")
                .containsEntry("otel.exporter.otlp.traces.protocol", "grpc")
                .containsEntry("otel.exporter.otlp.traces.endpoint", "http://host:4317")
                .containsEntry("otel.exporter.otlp.traces.certificate", "/ca.pem")
                .containsEntry("otel.logs.exporter", "otlp");
    }

    @Test
    void read_aSignalThatIsNotInIt_isNotSentWhateverTheVariablesSay() throws IOException {
        Map<String, String> read = read("""
                file_format: "1.0"
                meter_provider:
                  readers:
                    - periodic:
                        exporter: {otlp_http: {endpoint: "http://localhost:4318/v1/metrics"}}
                """);

        assertThat(read)
                .containsEntry("otel.traces.exporter", "none")
                .containsEntry("otel.logs.exporter", "none")
                .doesNotContainKeys("otel.exporter.otlp.endpoint", "otel.config.file");
    }

    @Test
    void read_whatTheAgentCannotDo_isAnErrorWithItsPlace() throws IOException {
        read("""
                file_format: "1.0"
                meter_provider:
                  readers:
                    - pull:
                        exporter: {prometheus: {port: 1}}
                tracer_provider:
                  processors:
                    - batch: {exporter: {console: }}
                    - batch: {exporter: {otlp_http: }}
                """);

        assertThat(file.errors())
                .satisfiesExactlyInAnyOrder(
                        each -> assertThat(each).contains("otel.yaml:5:", "expected: a periodic reader"),
                        each -> assertThat(each).contains("otel.yaml:8:", "expected: otlp_http or otlp_grpc"),
                        each -> assertThat(each).contains("otel.yaml:9:", "expected: one of them"));
    }

    @Test
    void read_whatTheAgentHasNoUseFor_isSaidOnceAndLeftOut() throws IOException {
        read("""
                file_format: "1.0"
                propagator: {composite: [{tracecontext: }]}
                instrumentation/development: {general: {peer: {service_mapping: x}}}
                """);

        assertThat(file.errors()).isEmpty();
        assertThat(file.warnings())
                .singleElement()
                .asString()
                .contains("propagator.composite.0.tracecontext", "peer.service_mapping");
    }

    @Test
    void read_noYamlOrNoFormat_isAnError() throws IOException {
        read("a: [");
        assertThat(file.errors()).singleElement().asString().contains("otel.yaml:", "expected: YAML 1.2 or JSON");

        read("disabled: true");
        assertThat(file.errors()).singleElement().asString().contains("file_format: '' (expected: 1.0)");
    }

    private Map<String, String> read(String yaml) throws IOException {
        Path path = Files.writeString(folder.resolve("otel.yaml"), yaml);
        OtelSettings outside = new OtelSettings(
                Map.of("otel.config.file", path.toString(), "otel.exporter.otlp.endpoint", "http://elsewhere"),
                Map.of());
        file = new DeclarativeFile(outside, ENVIRONMENT);
        return file.read().all();
    }
}
