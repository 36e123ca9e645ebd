package io.opvitals.it.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rules over the same scrape: what fires in the agent fires in Prometheus, and nothing else. */
@Tag("backends")
class RulesInPrometheusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String QUICK =
            "health.check.interval=1s;health.window=10s;health.recent.window=5s;alert.evaluation-interval=1s;";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void exportedRules_passPromtool_andFireAsTheyDoHere() throws Exception {
        Path own = Files.writeString(folder.resolve("own.yaml"), """
                groups:
                  - name: own
                    rules:
                      - alert: FailuresGrow
                        expr: sum by (opvitals_wrapper) (increase(opvitals_operation_duration_seconds_count{opvitals_outcome="error"}[10s])) > 5
                        labels:
                          severity: '{{ if gt $value 1000.0 }}critical{{ else }}warning{{ end }}'
                      - alert: MostFail
                        expr: |
                          opvitals_error_ratio{opvitals_health_scope="wrapper"} > 0.5
                            unless on(opvitals_wrapper) opvitals_calls_per_second{opvitals_health_scope="wrapper"} < 0.1
                      - alert: NothingOfThis
                        expr: absent(opvitals_operation_active{opvitals_wrapper="nobody"})
                      - alert: Unusual
                        expr: anomaly(opvitals_error_ratio[7d]) > 3
                      - alert: Never
                        expr: opvitals_error_ratio > 2
                """);
        try (CheckedApp app = new CheckedApp(newest(), QUICK + "alert.rules.files=" + own)) {
            app.ask("succeed 50");
            // What a counter begins with is no increase.
            app.ask("fail 5");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    app.get("/api/v1/alerts/rules/export").body())
                            .contains("FailuresGrow", "OpvitalsErrorRateHigh"));
            String exported = app.get("/api/v1/alerts/rules/export").body();
            Path rules = Files.writeString(folder.resolve("rules.yml"), exported);
            assertThat(DebianTool.run(folder, "", "promtool", "check", "rules", rules.toString()))
                    .contains("SUCCESS")
                    .contains("exit code 0");
            Files.writeString(folder.resolve("prometheus.yml"), """
                    global:
                      scrape_interval: 1s
                      evaluation_interval: 1s
                    rule_files: [rules.yml]
                    scrape_configs:
                      - job_name: app
                        static_configs:
                          - targets: ['127.0.0.1:%d']
                    """.formatted(app.port()));
            int port = DebianTool.freePort();
            try (DebianTool prometheus = DebianTool.start(
                    folder,
                    "prometheus",
                    "--config.file=prometheus.yml",
                    "--storage.tsdb.path=data",
                    "--web.listen-address=127.0.0.1:" + port)) {
                assertThatSameIsActive(prometheus, app, port, "FailuresGrow", false);
                app.ask("fail 200");
                assertThatSameIsActive(prometheus, app, port, "FailuresGrow", true);
                app.ask("fail 200");
                assertThatSameIsActive(prometheus, app, port, "OpvitalsConsecutiveFailures", true);
                app.ask("succeed 400");
                assertThatSameIsActive(prometheus, app, port, "OpvitalsConsecutiveFailures", false);
            }
        }
    }

    /** Both say the same, with or without this alert among it; while numbers move, one is a second behind the other. */
    private void assertThatSameIsActive(
            DebianTool prometheus, CheckedApp app, int port, String name, boolean isActive) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> theirs = theirs(port);
            assertThat(theirs).as(prometheus.said()).isEqualTo(ours(app));
            assertThat(theirs.stream().anyMatch(each -> each.contains("\"" + name + "\"")))
                    .as(name + " in " + theirs)
                    .isEqualTo(isActive);
            assertThat(theirs).anyMatch(each -> each.contains("NothingOfThis"));
        });
    }

    private Set<String> ours(CheckedApp app) throws Exception {
        Set<String> active = new TreeSet<>();
        for (JsonNode rule :
                json.readTree(app.get("/api/v1/alerts/rules").body()).path("rules")) {
            assertThat(rule.path("problem").asText()).isEmpty();
            for (JsonNode sample : rule.path("samples")) {
                active.add(labels(sample));
            }
        }
        return active;
    }

    private Set<String> theirs(int port) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/alerts"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        // 503 while it starts.
        assertThat(answer.statusCode()).isEqualTo(200);
        Set<String> active = new TreeSet<>();
        for (JsonNode alert : json.readTree(answer.body()).path("data").path("alerts")) {
            active.add(labels(alert));
        }
        return active;
    }

    /** Without those that a scrape adds. */
    private static String labels(JsonNode alert) {
        Set<String> pairs = new TreeSet<>();
        for (Map.Entry<String, JsonNode> each : alert.path("labels").properties()) {
            if (!each.getKey().equals("instance") && !each.getKey().equals("job")) {
                pairs.add(each.getKey() + "=" + each.getValue());
            }
        }
        return pairs.toString();
    }

    private static Jdk newest() {
        List<Jdk> jdks = new InstalledJdks().supported();
        return jdks.get(jdks.size() - 1);
    }
}
