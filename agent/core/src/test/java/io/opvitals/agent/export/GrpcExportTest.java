package io.opvitals.agent.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.Protocol;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class GrpcExportTest {

    /** A message of no bytes: not compressed, length 0. */
    private static final byte[] EMPTY_MESSAGE = new byte[5];

    private final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
    private final List<ExportTraceServiceRequest> traces = new CopyOnWriteArrayList<>();
    private volatile int status;

    @Test
    void export_overGrpc() throws Exception {
        try (MockWebServer server = server();
                Exporting exporting = exporting(server)) {
            exporting.agent.call(
                    exporting.agent.operation("shop.checkout"), Duration.ofMillis(10), new IllegalStateException());
            exporting.collect();
            await().until(() -> !metrics.isEmpty() && !traces.isEmpty());
            assertThat(traces.get(0)
                            .getResourceSpans(0)
                            .getScopeSpans(0)
                            .getSpans(0)
                            .getName())
                    .isEqualTo("shop.checkout");
            assertThat(metrics.get(0).getResourceMetrics(0).getScopeMetricsList())
                    .anySatisfy(scope -> assertThat(scope.getScope().getName()).isEqualTo("io.opvitals"));
            assertThat(exporting.agent.logLines()).isEmpty();
        }
    }

    @Test
    void export_overGrpcToAServerThatRefuses() throws Exception {
        status = 16;
        try (MockWebServer server = server();
                Exporting exporting = exporting(server)) {
            exporting.collect();
            await().until(() -> !exporting.agent.logLines().isEmpty());
            assertThat(exporting.agent.logLines().get(0)).contains("fails: grpc status UNAUTHENTICATED who are you");
        }
    }

    private static Exporting exporting(MockWebServer server) {
        Exporting exporting = new Exporting(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://localhost:" + server.getPort(),
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "grpc"));
        exporting.export.start();
        return exporting;
    }

    private MockWebServer server() throws IOException {
        MockWebServer server = new MockWebServer();
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
        return server;
    }

    private MockResponse answer(RecordedRequest request) {
        ByteString body = request.getBody();
        byte[] message = body == null
                ? new byte[0]
                : body.substring(EMPTY_MESSAGE.length).toByteArray();
        try {
            switch (request.getUrl().encodedPath()) {
                case "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" ->
                    metrics.add(ExportMetricsServiceRequest.parseFrom(message));
                case "/opentelemetry.proto.collector.trace.v1.TraceService/Export" ->
                    traces.add(ExportTraceServiceRequest.parseFrom(message));
                default -> {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MockResponse.Builder()
                .code(200)
                .addHeader("content-type", "application/grpc")
                .body(new Buffer().write(EMPTY_MESSAGE))
                .trailers(Headers.of("grpc-status", String.valueOf(status), "grpc-message", "who are you"))
                .build();
    }
}
