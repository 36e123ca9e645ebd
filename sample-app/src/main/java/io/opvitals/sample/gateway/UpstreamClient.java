package io.opvitals.sample.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Asks the upstream, and never waits longer than a deadline. */
public final class UpstreamClient {

    private final URI upstream;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public UpstreamClient(URI upstream) {
        this.upstream = upstream;
    }

    /** Makes the first connection, which takes longer than any later one, before deadlines count. */
    public void connect() throws TimeoutException {
        ask("/", Duration.ofSeconds(10));
    }

    /**
     * Waits for the answer, whose status is below 500.
     *
     * @param path the path with its query
     * @throws TimeoutException if there is none after {@code deadline}
     * @throws CancellationException if this thread is interrupted
     * @throws UpstreamException on a server error or a broken connection
     */
    HttpResponse<String> ask(String path, Duration deadline) throws TimeoutException {
        try {
            return below500(path, http.send(request(path, deadline), HttpResponse.BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            throw new TimeoutException(path + " did not answer within " + deadline.toMillis() + " ms");
        } catch (InterruptedException e) {
            throw new CancellationException(path + " is no longer wanted");
        } catch (IOException e) {
            throw new UpstreamException(path + " broke off", e);
        }
    }

    /**
     * Asks and does not wait. The future fails with an {@link HttpTimeoutException} where there is no answer after {@code
     * deadline}, and with what {@link #ask} throws otherwise.
     */
    CompletableFuture<HttpResponse<String>> askLater(String path, Duration deadline) {
        return http.sendAsync(request(path, deadline), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> below500(path, response));
    }

    private HttpRequest request(String path, Duration deadline) {
        return HttpRequest.newBuilder(upstream.resolve(path)).timeout(deadline).build();
    }

    private static HttpResponse<String> below500(String path, HttpResponse<String> response) {
        if (response.statusCode() >= 500) {
            throw new UpstreamException(path + " answered " + response.statusCode());
        }
        return response;
    }
}
