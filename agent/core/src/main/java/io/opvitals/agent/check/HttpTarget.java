package io.opvitals.agent.check;

import io.opvitals.agent.check.CheckSettings.Target;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Whether a server answers a {@code GET} with an expected status code. Redirects are not followed. */
final class HttpTarget implements HealthCheck {

    private final Target target;
    private final TargetClient client;

    HttpTarget(Target target, TargetClient client) {
        this.target = target;
        this.client = client;
    }

    @Override
    public Finding look() throws IOException, InterruptedException {
        HttpClient http = client.get();
        HttpRequest request = HttpRequest.newBuilder(target.address())
                .timeout(target.timeout())
                .header("User-Agent", "opvitals")
                .GET()
                .build();
        int code = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        String seen = target.shown() + " answers " + code;
        return target.statuses().contains(code)
                ? Finding.healthy(seen)
                : Finding.unhealthy(seen + " (expected: " + target.statuses() + ")");
    }
}
