package io.opvitals.agent.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A query API on loopback: answers a query by the first text in it that it knows, else with no series. */
public final class FakePrometheus implements AutoCloseable {

    /** A query that was asked: its path, its form, and who asked. */
    record Query(
            String path, Map<String, String> form, @Nullable String authorization) {
        String text() {
            return form.getOrDefault("query", "");
        }
    }

    private final HttpServer server;
    private final Map<String, String> results = new LinkedHashMap<>();
    final List<Query> queries = new CopyOnWriteArrayList<>();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile int status = 200;
    private volatile @Nullable String body;
    private volatile @Nullable CountDownLatch held;
    private volatile String heldText = "";

    public FakePrometheus() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "fake-prometheus");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers queries that have this text with these results, {@code {"metric":{...},"value":[...]}}. */
    public FakePrometheus knows(String text, String results) {
        this.results.put(text, results);
        return this;
    }

    /** A plain series of one moment. */
    public static String series(String labels, double value) {
        return "{\"metric\":{" + labels + "},\"value\":[1763730000.5,\"" + value + "\"]}";
    }

    /** How many queries that have this text were asked. */
    public long asked(String text) {
        return queries.stream().filter(each -> each.text().contains(text)).count();
    }

    /** Answers everything with this. */
    public FakePrometheus saysOnly(int status, String body) {
        this.status = status;
        this.body = body;
        return this;
    }

    /** Does not answer queries that have this text until the latch is at zero. */
    public FakePrometheus waitsFor(CountDownLatch latch, String text) {
        this.heldText = text;
        this.held = latch;
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try (exchange) {
            Query query = new Query(
                    exchange.getRequestURI().getPath(),
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)),
                    exchange.getRequestHeaders().getFirst("Authorization"));
            queries.add(query);
            CountDownLatch latch = held;
            if (latch != null && query.text().contains(heldText)) {
                latch.await();
            }
            String only = body;
            byte[] bytes = (only == null ? result(query.text()) : only).getBytes(StandardCharsets.UTF_8);
            // Before the answer is there: who asked may ask the next at once.
            atOnce.decrementAndGet();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String result(String query) {
        for (Map.Entry<String, String> each : results.entrySet()) {
            if (query.contains(each.getKey())) {
                return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + each.getValue()
                        + "]}}";
            }
        }
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String each : body.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                form.put(
                        each.substring(0, equals),
                        URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
