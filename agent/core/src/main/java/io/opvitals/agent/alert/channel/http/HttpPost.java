package io.opvitals.agent.alert.channel.http;

import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.TrustedCertificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to one address by the JDK's client, which is made for the first post: it has threads of its own. Redirects are
 * not followed. What is sent, and where to beyond the host, stands in no message.
 */
public final class HttpPost {

    private static final String SETTING = "opvitals.alert.channel.";
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Target target;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private @Nullable HttpClient client;

    /**
     * Where to, and how.
     *
     * @param channel the name of the channel, for messages
     * @param address http or https
     * @param timeout the whole answer must be here within it
     * @param trustedCertificate a PEM file with certificates to trust besides those of the JVM; empty for none
     * @param secrets what no message may hold, besides what the address has after its host
     */
    public record Target(
            String channel, URI address, Duration timeout, String trustedCertificate, List<String> secrets) {

        public Target {
            secrets = List.copyOf(secrets);
        }

        /** Without what is secret. */
        @Override
        public String toString() {
            return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
        }
    }

    /** @param threads for the client's thread */
    public HttpPost(Target target, ThreadFactory threads, InstantSource clock) {
        this.target = target;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * Posts, and waits for the answer.
     *
     * @param headers besides {@code User-Agent}
     * @throws DeliveryException unless the answer is 2xx
     */
    void post(String body, Map<String, String> headers) throws DeliveryException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.address)
                .timeout(target.timeout)
                .header("User-Agent", "opvitals")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        judge(answer(request.build()));
    }

    /** The request's own time-out ends with the first byte of the answer: a body that never ends is cut off here. */
    private HttpResponse<String> answer(HttpRequest request) throws DeliveryException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, ignored -> new BeginningOfBody());
        try {
            return answer.get(target.timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw DeliveryException.forNow(notAnswered());
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof SSLException) {
                client = null; // The next attempt reads the file with the certificate again.
            }
            throw HttpFailure.of(cause == null ? e : cause, target, notAnswered());
        } finally {
            answer.cancel(true);
        }
    }

    private void judge(HttpResponse<String> answer) throws DeliveryException {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        String reason = target + " answers " + status + HttpFailure.said(new Mask(target).apply(answer.body()))
                + " (expected: 2xx)";
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            String retryAfter = answer.headers().firstValue("Retry-After").orElse("");
            throw DeliveryException.forNow(reason, RetryAfter.parse(retryAfter, clock.instant()));
        }
        throw DeliveryException.forGood(reason);
    }

    private String notAnswered() {
        return target + " has not answered (expected: within " + target.timeout.toMillis() + " ms, " + SETTING
                + target.channel + ".timeout)";
    }

    private HttpClient client() throws DeliveryException {
        HttpClient made = client;
        if (made == null) {
            made = make();
            client = made;
        }
        return made;
    }

    private HttpClient make() throws DeliveryException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(target.timeout)
                .executor(executor());
        if (!target.trustedCertificate.isEmpty()) {
            try {
                builder.sslContext(new TrustedCertificates(target.trustedCertificate).context());
            } catch (IOException e) {
                throw DeliveryException.forNow(SETTING + target.channel + ".trusted-certificate: " + e.getMessage());
            }
        }
        return builder.build();
    }

    /** One thread, while there is something to do. */
    private Executor executor() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), threads);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
