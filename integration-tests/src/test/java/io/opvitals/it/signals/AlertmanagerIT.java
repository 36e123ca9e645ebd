package io.opvitals.it.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Alertmanager takes the agent's alerts, and sees when they are over. */
@Tag("backends")
class AlertmanagerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void alertmanager_hasWhatFires_untilItIsOver() throws Exception {
        int port = DebianTool.freePort();
        Files.writeString(
                folder.resolve("alertmanager.yml"), "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n");
        Path rules = Files.writeString(folder.resolve("rules.yml"), """
                groups:
                  - name: test
                    interval: 1s
                    rules:
                      - alert: ManyFailures
                        expr: opvitals_consecutive_failures{opvitals_health_scope="operation"} >= 5
                        labels: {severity: critical}
                        annotations: {summary: "{{ $value }} failures of {{ $labels.opvitals_operation }}"}
                """);
        Path routing = Files.writeString(folder.resolve("routing.yml"), """
                route: {receiver: fleet, group_by: [alertname], group_wait: 1s, group_interval: 1s}
                receivers: [{name: fleet}]
                """);
        try (DebianTool alertmanager = DebianTool.start(
                        folder,
                        "prometheus-alertmanager",
                        "--config.file=alertmanager.yml",
                        "--storage.path=data",
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port);
                CheckedApp app = new CheckedApp(
                        newest(),
                        "alert.evaluation-interval=1s;alert.shipped-rules=false;alert.rules.files=" + rules
                                + ";alert.routing.file=" + routing
                                + ";alert.channel.fleet.type=alertmanager;alert.channel.fleet.url=http://127.0.0.1:"
                                + port + ";")) {
            awaitReady(alertmanager, port);
            app.ask("succeed 10");
            assertThat(alerts(port)).isEmpty();

            app.ask("fail 7");

            await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).untilAsserted(() -> {
                JsonNode alerts = alerts(port);
                assertThat(alerts)
                        .as(alerts + "\n" + app.get("/api/v1/alerts/channels").body() + alertmanager.said())
                        .hasSize(1);
                JsonNode alert = alerts.get(0);
                assertThat(alert.at("/labels/alertname").asText()).isEqualTo("ManyFailures");
                assertThat(alert.at("/labels/severity").asText()).isEqualTo("critical");
                assertThat(alert.at("/annotations/summary").asText()).startsWith("7 failures of ");
                assertThat(alert.at("/status/state").asText()).isEqualTo("active");
                assertThat(Instant.parse(alert.get("endsAt").asText()))
                        .isBetween(Instant.now().plusSeconds(120), Instant.now().plusSeconds(260));
            });

            app.ask("succeed 10");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(alerts(port))
                            .as(app.get("/api/v1/alerts/channels").body() + alertmanager.said())
                            .isEmpty());
        }
    }

    /** Those that Alertmanager takes for active. */
    private JsonNode alerts(int port) throws IOException {
        return json.readTree(get("http://127.0.0.1:" + port + "/api/v2/alerts"));
    }

    private void awaitReady(DebianTool alertmanager, int port) {
        await().atMost(PATIENCE)
                .ignoreException(UncheckedIOException.class)
                .untilAsserted(() -> assertThat(get("http://127.0.0.1:" + port + "/-/ready"))
                        .as(alertmanager.said())
                        .isEqualTo("OK"));
    }

    private String get(String url) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Jdk newest() {
        List<Jdk> jdks = new InstalledJdks().supported();
        return jdks.get(jdks.size() - 1);
    }
}
