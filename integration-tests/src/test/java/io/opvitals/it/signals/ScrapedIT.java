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
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Prometheus scrapes, its promtool reads, and its HAProxy probes. */
@Tag("backends")
class ScrapedIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String QUICK = "health.check.interval=1s;health.window=10s;health.recent.window=5s;";
    private static final String DURATIONS = "opvitals_operation_duration_seconds";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void promtool_hasNothingToSay() throws Exception {
        try (CheckedApp app = new CheckedApp(newest(), QUICK + "wrapper.payments.slo.availability=0.9")) {
            app.ask("succeed 20");
            app.ask("fail 5");
            await().atMost(PATIENCE)
                    .until(() -> app.get("/metrics").body().contains("opvitals_slo_burn_rate{")
                            && app.get("/metrics").body().contains("opvitals_health_score{"));

            String metrics = app.get("/metrics").body();
            assertThat(metrics).contains("# TYPE " + DURATIONS + " histogram");
            assertThat(DebianTool.run(folder, metrics, "promtool", "check", "metrics"))
                    .isEqualTo("exit code 0\n");
        }
    }

    @Test
    void prometheus_scrapesNativeHistogramsByProtobuf_andClassicOnesByText() throws Exception {
        try (CheckedApp app = new CheckedApp(newest(), "")) {
            app.ask("succeed 40");
            app.ask("fail 10");
            int nativePort = DebianTool.freePort();
            try (DebianTool prometheus =
                    prometheus("native", app.port(), nativePort, "--enable-feature=native-histograms")) {
                String calls = "sum by (opvitals_outcome) (histogram_count(" + DURATIONS + "))";
                assertThatQuery(prometheus, nativePort, calls, "success", 40);
                assertThatQuery(prometheus, nativePort, calls, "error", 10);
                assertThatQuery(prometheus, nativePort, "up", "", 1);
                assertThatQuery(
                        prometheus, nativePort, "opvitals_error_ratio{opvitals_health_scope=\"operation\"}", "", 0.2);
            }
            int textPort = DebianTool.freePort();
            try (DebianTool prometheus = prometheus("text", app.port(), textPort)) {
                String calls = "sum by (opvitals_outcome) (" + DURATIONS + "_count)";
                assertThatQuery(prometheus, textPort, calls, "success", 40);
                assertThatQuery(
                        prometheus,
                        textPort,
                        "sum by (opvitals_outcome) (" + DURATIONS + "_bucket{le=\"+Inf\"})",
                        "error",
                        10);
                assertThatQuery(
                        prometheus,
                        textPort,
                        "count by (opvitals_outcome) (opvitals_latency_seconds{quantile=\"0.95\"})",
                        "",
                        3);
            }
        }
    }

    @Test
    void haproxy_takesTheApplicationOut_whileAWrapperItNeedsIsUnhealthy() throws Exception {
        try (CheckedApp app = new CheckedApp(newest(), QUICK + "health.ready=payments")) {
            app.ask("succeed 50");
            int statistics = DebianTool.freePort();
            int traffic = DebianTool.freePort();
            Files.writeString(folder.resolve("haproxy.cfg"), """
                    defaults
                      mode http
                      timeout connect 2s
                      timeout client 10s
                      timeout server 10s
                    frontend traffic
                      bind 127.0.0.1:%d
                      default_backend app
                    backend app
                      option httpchk GET /health/ready
                      server one 127.0.0.1:%d check inter 300ms fall 2 rise 2
                    listen statistics
                      bind 127.0.0.1:%d
                      stats enable
                      stats uri /
                    """.formatted(traffic, app.port(), statistics));
            try (DebianTool haproxy = DebianTool.start(folder, "haproxy", "-db", "-f", "haproxy.cfg")) {
                awaitServer(haproxy, statistics, "UP");

                app.ask("fail 200");
                awaitServer(haproxy, statistics, "DOWN");
                assertThat(get("http://127.0.0.1:" + traffic + "/").statusCode())
                        .isEqualTo(503);

                // The failures leave the window, and the wrapper is healthy again.
                await().atMost(PATIENCE).untilAsserted(() -> {
                    app.ask("succeed 200");
                    assertThat(app.get("/health/ready").statusCode()).isEqualTo(200);
                });
                awaitServer(haproxy, statistics, "UP");
            }
        }
    }

    private DebianTool prometheus(String name, int target, int port, String... more) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        Files.writeString(own.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 1s
                scrape_configs:
                  - job_name: app
                    static_configs:
                      - targets: ['127.0.0.1:%d']
                """.formatted(target));
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "--config.file=prometheus.yml", "--storage.tsdb.path=data", "--web.listen-address=127.0.0.1:" + port));
        arguments.addAll(List.of(more));
        return DebianTool.start(own, "prometheus", arguments.toArray(String[]::new));
    }

    private void assertThatQuery(DebianTool prometheus, int port, String promql, String outcome, double expected) {
        String url =
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8);
        await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).untilAsserted(() -> {
            JsonNode answer = json.readTree(get(url).body());
            double value = Double.NaN;
            for (JsonNode each : answer.at("/data/result")) {
                if (each.at("/metric/opvitals_outcome").asText("").equals(outcome)) {
                    value = each.at("/value/1").asDouble();
                }
            }
            assertThat(value)
                    .as(promql + "\n" + answer + "\n" + prometheus.said())
                    .isEqualTo(expected);
        });
    }

    private void awaitServer(DebianTool haproxy, int port, String status) {
        await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).untilAsserted(() -> {
            String table = get("http://127.0.0.1:" + port + "/;csv").body();
            String[] row = table.lines()
                    .filter(each -> each.startsWith("app,one,"))
                    .findFirst()
                    .orElse("")
                    .split(",", -1);
            assertThat(row.length > 17 ? row[17] : "")
                    .as(table + haproxy.said())
                    .isEqualTo(status);
        });
    }

    private HttpResponse<String> get(String url) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
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
