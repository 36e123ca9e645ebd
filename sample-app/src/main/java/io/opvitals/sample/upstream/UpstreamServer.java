package io.opvitals.sample.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Plays all external tools on one free loopback port. What a model used and was worth stands in the headers of its
 * answer. A charge whose amount is a multiple of 25 cents is declined with a 402, a refund of a multiple of 10 in
 * its text; an unknown template is a 404.
 *
 * <p>An answer is due after a while and is sent by a timer: no thread waits, however many answers hang. All threads are
 * daemons.
 */
public final class UpstreamServer implements AutoCloseable {

    private static final Duration HANG = Duration.ofMillis(1_500);

    private final Supplier<Phase> phase;
    private final Random random;
    private final AtomicLong receipts = new AtomicLong();
    private final ScheduledExecutorService threads;
    private final HttpServer server;

    /** @param phase asked at each request what is going on */
    public UpstreamServer(Supplier<Phase> phase, long seed) throws IOException {
        // The server writes headers and body apart; without this, Nagle's algorithm adds 40 ms to some answers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.phase = phase;
        this.random = new Random(seed);
        this.threads = Executors.newScheduledThreadPool(4, task -> {
            Thread thread = new Thread(task, "upstream");
            thread.setDaemon(true);
            return thread;
        });
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        for (Service service : Service.values()) {
            server.createContext(service.path(), exchange -> accept(exchange, service));
        }
        // The server's own thread is a daemon only if the thread that starts it is one.
        threads.execute(server::start);
    }

    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getHostString() + ":" + address.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void accept(HttpExchange exchange, Service service) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Behaviour behaviour = phase.get().behaviourOf(service);
        boolean fails = random.nextDouble() < behaviour.failingShare();
        Duration latency = random.nextDouble() < behaviour.hangingShare() ? HANG : latencyOf(service);
        var unused = threads.schedule(
                () -> answer(exchange, service, fails, behaviour.wordiness()), latency.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Half the usual latency at least, the usual one on average, four times as much at most. */
    private Duration latencyOf(Service service) {
        double factor = Math.min(4, 0.5 - 0.5 * Math.log(1 - random.nextDouble()));
        return Duration.ofNanos((long) (service.usualLatency().toNanos() * factor));
    }

    private void answer(HttpExchange exchange, Service service, boolean fails, double wordiness) {
        try (exchange) {
            if (fails) {
                send(exchange, 503, "not now");
                return;
            }
            switch (service) {
                case STRONG_MODEL -> model(exchange, wordiness * (120 + random.nextInt(200)), 0.92);
                case WEAK_MODEL -> model(exchange, wordiness * (60 + random.nextInt(80)), 0.71);
                case TEMPLATES -> template(exchange);
                case PAYMENTS -> payment(exchange);
                case SEARCH -> send(exchange, 200, "a leaflet\nthe reference manual\nan old thread");
            }
        } catch (IOException e) {
            // The client has hung up: it no longer waits for this answer.
        }
    }

    private void model(HttpExchange exchange, double outputTokens, double quality) throws IOException {
        int inputTokens = 40 + random.nextInt(400);
        header(exchange, "Input-Tokens", Integer.toString(inputTokens));
        header(exchange, "Output-Tokens", Long.toString(Math.round(outputTokens)));
        header(exchange, "Quality", String.format(Locale.ROOT, "%.2f", quality + 0.05 * random.nextDouble()));
        send(exchange, 200, "It depends.");
    }

    private static void template(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/templates/chat" -> send(exchange, 200, "Answer briefly: {input}");
            case "/templates/mail" -> send(exchange, 200, "Dear customer, {input}");
            case "/templates/digest" -> send(exchange, 200, "Today: {input}");
            default -> send(exchange, 404, "no such template");
        }
    }

    private void payment(HttpExchange exchange) throws IOException {
        String cents = exchange.getRequestURI().getQuery();
        if (exchange.getRequestURI().getPath().endsWith("/charge") && Long.parseLong(cents) % 25 == 0) {
            send(exchange, 402, "card declined");
            return;
        }
        String receipt = "receipt-" + receipts.incrementAndGet();
        boolean refund = exchange.getRequestURI().getPath().endsWith("/refund");
        send(exchange, 200, refund ? receipt + (Long.parseLong(cents) % 10 == 0 ? " DECLINED" : " DONE") : receipt);
    }

    private static void header(HttpExchange exchange, String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
