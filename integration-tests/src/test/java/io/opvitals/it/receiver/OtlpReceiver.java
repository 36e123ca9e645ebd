package io.opvitals.it.receiver;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Receives OTLP by http/protobuf on loopback, decodes it, and answers as its {@link Mood} is. {@link #stop} and
 * {@link #start} let it be down and come back at the same address.
 */
public final class OtlpReceiver implements AutoCloseable {

    private final @Nullable SSLContext tls;
    private final ConcurrentLinkedQueue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> everything = new ConcurrentLinkedQueue<>();
    private final ReceivedMetrics metrics = new ReceivedMetrics();
    private final ReceivedSpans spans = new ReceivedSpans();
    private final ReceivedLogs logs = new ReceivedLogs();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int port;
    private volatile Mood mood = Mood.ACCEPTING;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    public OtlpReceiver() {
        this(null);
    }

    /** With TLS. */
    public OtlpReceiver(@Nullable SSLContext tls) {
        this.tls = tls;
        this.port = listen(0);
    }

    /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public String endpoint() {
        return (tls == null ? "http" : "https") + "://localhost:" + port;
    }

    public void become(Mood next) {
        mood = next;
    }

    /** From now on connections are refused. */
    public void stop() {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /** At the same address again. */
    public void start() {
        listen(port);
    }

    public List<Delivery> deliveries(Signal signal) {
        return deliveries.stream().filter(each -> each.signal() == signal).toList();
    }

    /** The bytes of all that arrived, one character each. */
    public String everything() {
        return String.join("\n", everything);
    }

    public ReceivedMetrics metrics() {
        return metrics;
    }

    public ReceivedSpans spans() {
        return spans;
    }

    public ReceivedLogs logs() {
        return logs;
    }

    /** Fails where something arrived that could not be decoded. */
    @Override
    public void close() {
        closed.countDown();
        stop();
        for (Throwable each : failures) {
            throw new AssertionError("a request was not understood", each);
        }
    }

    private int listen(int wantedPort) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort);
        try {
            HttpServer created = tls == null ? HttpServer.create(address, 0) : https(address, tls);
            ExecutorService executor = Executors.newCachedThreadPool(OtlpReceiver::daemon);
            created.setExecutor(executor);
            for (Signal each : Signal.values()) {
                created.createContext(each.path, exchange -> receiveOrFail(each, exchange));
            }
            created.start();
            server = created;
            threads = executor;
            return created.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer https(InetSocketAddress address, SSLContext tls) throws IOException {
        HttpsServer created = HttpsServer.create(address, 0);
        created.setHttpsConfigurator(new HttpsConfigurator(tls));
        return created;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "otlp-receiver");
        thread.setDaemon(true);
        return thread;
    }

    private void receiveOrFail(Signal signal, HttpExchange exchange) throws IOException {
        try {
            receive(signal, exchange);
        } catch (InvalidProtocolBufferException | RuntimeException | Error e) {
            failures.add(e);
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        }
    }

    private void receive(Signal signal, HttpExchange exchange) throws IOException {
        Mood now = mood;
        byte[] wire = exchange.getRequestBody().readAllBytes();
        Map<String, String> headers = headers(exchange);
        if (!isLet(now)) {
            exchange.close();
            return;
        }
        if (now.status() == 200) {
            keep(signal, decoded(headers, wire));
        }
        deliveries.add(new Delivery(signal, headers, now.status(), wire.length));
        if (!now.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", now.retryAfter());
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(now.status(), -1);
        exchange.close();
    }

    /** Waits as long as it is told, or, where there is to be no answer, until this is closed. */
    private boolean isLet(Mood now) {
        try {
            if (!now.answers()) {
                closed.await();
                return false;
            }
            return now.delay().isZero() || !closed.await(now.delay().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void keep(Signal signal, byte[] message) throws InvalidProtocolBufferException {
        everything.add(new String(message, StandardCharsets.ISO_8859_1));
        switch (signal) {
            case METRICS -> metrics.add(ExportMetricsServiceRequest.parseFrom(message));
            case TRACES -> spans.add(ExportTraceServiceRequest.parseFrom(message));
            case LOGS -> logs.add(ExportLogsServiceRequest.parseFrom(message));
        }
    }

    private static byte[] decoded(Map<String, String> headers, byte[] wire) throws IOException {
        if (!"gzip".equals(headers.get("content-encoding"))) {
            return wire;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(wire))) {
            return in.readAllBytes();
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }
}
