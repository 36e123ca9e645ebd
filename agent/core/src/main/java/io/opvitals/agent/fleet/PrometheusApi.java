package io.opvitals.agent.fleet;

import io.opvitals.agent.fleet.FleetException.Kind;
import io.opvitals.agent.time.Ticker;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The query part of Prometheus's HTTP API, by the JDK's client, which is made for the first question: it has threads of
 * its own. So many questions are under way at once, and an answer has so many bytes, at most. Redirects are not followed.
 */
final class PrometheusApi {

    static final String SETTING = "opvitals.fleet.prometheus.";

    private static final int MAX_AT_ONCE = 4;
    private static final int MAX_BYTES = 8 << 20;
    private static final int THREADS = 2;
    private static final long IDLE_SECONDS = 5;

    private final FleetSettings settings;
    private final Fleet.Tls tls;
    private final ThreadFactory threads;
    private final Ticker ticker;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);
    private @Nullable HttpClient client;

    /**
     * @param tls asked where a certificate is set
     * @param threads for the client's threads
     */
    PrometheusApi(FleetSettings settings, Fleet.Tls tls, ThreadFactory threads, Ticker ticker) {
        this.settings = settings;
        this.tls = tls;
        this.threads = threads;
        this.ticker = ticker;
    }

    /** Questions that belong together: all answers must be there before the time-out ends. */
    Round begin() {
        return new Round(ticker.nanos() + settings.timeout().toNanos());
    }

    /** Questions that belong together. For one thread. */
    final class Round {

        private final long deadline;

        private Round(long deadline) {
            this.deadline = deadline;
        }

        /** Asks what holds at a moment. */
        Asked query(String promql, Instant at) throws FleetException {
            return ask("/api/v1/query", Map.of("query", promql, "time", text(at)), promql);
        }

        /** Asks what held at each step from the first moment to the last. */
        Asked query(String promql, Instant from, Instant to, long stepSeconds) throws FleetException {
            return ask(
                    "/api/v1/query_range",
                    Map.of("query", promql, "start", text(from), "end", text(to), "step", Long.toString(stepSeconds)),
                    promql);
        }

        /** Waits for a place, and sends. */
        private Asked ask(String path, Map<String, String> form, String promql) throws FleetException {
            HttpClient http = client();
            try {
                if (!places.tryAcquire(remainingNanos(), TimeUnit.NANOSECONDS)) {
                    throw notAnswered();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw notAnswered();
            }
            CompletableFuture<HttpResponse<byte[]>> answer;
            try {
                answer = http.sendAsync(request(path, form), ignored -> new BoundedBody(MAX_BYTES));
            } catch (RuntimeException e) {
                places.release();
                throw e;
            }
            CompletableFuture<HttpResponse<byte[]>> unused = answer.whenComplete((a, b) -> places.release());
            return new Asked(this, answer, promql);
        }

        long remainingNanos() {
            return Math.max(1, deadline - ticker.nanos());
        }

        /** The parts of {@link PrometheusApi} that an answer is judged by. */
        FleetSettings settings() {
            return settings;
        }

        int maxBytes() {
            return MAX_BYTES;
        }

        FleetException notAnswered() {
            return new FleetException(
                    Kind.UNREACHABLE,
                    settings + " has not answered (expected: within "
                            + settings.timeout().toMillis() + " ms, " + SETTING + "timeout)");
        }

        /** After trouble with certificates: the next question reads the file again. */
        void forgetClient() {
            synchronized (PrometheusApi.this) {
                client = null;
            }
        }
    }

    private HttpRequest request(String path, Map<String, String> form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + path))
                .timeout(settings.timeout())
                .header("User-Agent", "opvitals")
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        FleetSettings.Credentials credentials = settings.credentials();
        if (!credentials.token().isEmpty()) {
            request.header("Authorization", "Bearer " + credentials.token());
        } else if (!credentials.username().isEmpty()) {
            String both = credentials.username() + ":" + credentials.password();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    private static String encoded(Map<String, String> form) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(form)
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private synchronized HttpClient client() throws FleetException {
        HttpClient made = client;
        if (made == null) {
            made = make();
            client = made;
        }
        return made;
    }

    private HttpClient make() throws FleetException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .executor(executor());
        if (!settings.trustedCertificate().isEmpty()) {
            try {
                builder.sslContext(tls.context());
            } catch (IOException e) {
                throw new FleetException(Kind.UNREACHABLE, SETTING + "trusted-certificate: " + e.getMessage());
            }
        }
        return builder.build();
    }

    /** Threads while there is something to do. */
    private Executor executor() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
