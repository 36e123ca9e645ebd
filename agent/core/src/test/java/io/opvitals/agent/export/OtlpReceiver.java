package io.opvitals.agent.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A collector over http/protobuf, which decodes with OpenTelemetry's own protocol classes. */
final class OtlpReceiver implements AutoCloseable {

    final List<ExportMetricsServiceRequest> metrics = new CopyOnWriteArrayList<>();
    final List<Span> spans = new CopyOnWriteArrayList<>();
    final List<LogRecord> records = new CopyOnWriteArrayList<>();
    final List<Resource> resources = new CopyOnWriteArrayList<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger refused = new AtomicInteger();

    /** What it answers; 200 takes what comes. */
    volatile int status = 200;

    /** Does not answer before this opens. */
    volatile @Nullable CountDownLatch hole;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    record Request(
            String path,
            @Nullable String encoding,
            @Nullable String header) {}

    OtlpReceiver() {
        this(0);
    }

    OtlpReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Our metrics in the latest request that had any. */
    List<Metric> latest() {
        return metrics.isEmpty() ? List.of() : ours(metrics.get(metrics.size() - 1));
    }

    @Nullable
    Metric latest(String name) {
        return latest().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Every version of a metric of ours, in order of arrival. */
    List<Metric> all(String name) {
        return metrics.stream()
                .flatMap(request -> ours(request).stream())
                .filter(each -> each.getName().equals(name))
                .toList();
    }

    List<String> allMetricNames() {
        return metrics.stream()
                .flatMap(request -> request.getResourceMetricsList().stream())
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .map(Metric::getName)
                .distinct()
                .toList();
    }

    private static List<Metric> ours(ExportMetricsServiceRequest request) {
        return request.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .filter(scope -> scope.getScope().getName().equals("io.opvitals"))
                .map(ScopeMetrics::getMetricsList)
                .flatMap(List::stream)
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
            String path = exchange.getRequestURI().getPath();
            byte[] body = body(exchange, encoding);
            await(hole);
            int answer = status;
            if (answer == 200) {
                requests.add(
                        new Request(path, encoding, exchange.getRequestHeaders().getFirst("X-Tenant")));
                take(path, body);
            } else {
                refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private static void await(@Nullable CountDownLatch until) {
        try {
            if (until != null) {
                until.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] body(HttpExchange exchange, @Nullable String encoding) throws IOException {
        InputStream raw = exchange.getRequestBody();
        try (InputStream in = "gzip".equals(encoding) ? new GZIPInputStream(raw) : raw) {
            return in.readAllBytes();
        }
    }

    private void take(String path, byte[] body) throws IOException {
        switch (path) {
            case "/v1/metrics" -> {
                ExportMetricsServiceRequest request = ExportMetricsServiceRequest.parseFrom(body);
                request.getResourceMetricsList().forEach(each -> resources.add(each.getResource()));
                metrics.add(request);
            }
            case "/v1/traces" ->
                ExportTraceServiceRequest.parseFrom(body)
                        .getResourceSpansList()
                        .forEach(resource ->
                                resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList())));
            case "/v1/logs" ->
                ExportLogsServiceRequest.parseFrom(body)
                        .getResourceLogsList()
                        .forEach(resource -> resource.getScopeLogsList()
                                .forEach(scope -> records.addAll(scope.getLogRecordsList())));
            default -> throw new IOException("unexpected path " + path);
        }
    }

    @Override
    public void close() {
        CountDownLatch waiting = hole;
        if (waiting != null) {
            waiting.countDown();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
