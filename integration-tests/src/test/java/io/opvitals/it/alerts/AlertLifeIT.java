package io.opvitals.it.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.ReceivedLogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

class AlertLifeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("answers at (http://\\S+)");
    private static final String ALERTS = "/api/v1/alerts";

    @TempDir
    Path folder;

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Killed in the middle of an alert: no second notification, and its end arrives. */
    @AnyJdk
    void killedWhileFiring_tellsNobodyTwice_andTellsTheEnd(Jdk jdk) throws Exception {
        Path told = folder.resolve("told.jsonl");
        Path settings = settings(told);
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            String id;
            try (RunningChild child = child(jdk, settings, receiver).start("Loop")) {
                child.ask("fail 10");
                String agent = address(child);
                await().atMost(PATIENCE).until(() -> statuses(told).equals(List.of("firing")));
                JsonNode alert = json(agent, "GET", ALERTS, "").get("alerts").get(0);
                id = alert.get("id").asText();
                assertThat(alert.get("name").asText()).isEqualTo("LoopFails");
                assertThat(alert.get("rule").asText()).endsWith("/test/LoopFails");
                assertThat(alert.get("told").toString()).isEqualTo("[\"log\"]");
                JsonNode taken = json(agent, "POST", ALERTS + "/" + id + "/acknowledge", "{\"note\":\"on it\"}");
                assertThat(taken.at("/acknowledged/note").asText()).isEqualTo("on it");
                await().atMost(PATIENCE).until(() -> statuses(told).equals(List.of("firing", "firing")));
                assertThat(text(agent, "/metrics")).contains("ALERTS{").contains("alertstate=\"firing\"");
                assertThat(json(agent, "GET", "/api/v1/events?kind=alert.changed", "")
                                .toString())
                        .contains("LoopFails of loop.step fires: 10 in a row");
                // SIGKILL.
            }
            try (RunningChild child = child(jdk, settings, receiver).start("Loop")) {
                child.ask("fail 20");
                String agent = address(child);
                await().atMost(PATIENCE)
                        .until(() -> json(agent, "GET", ALERTS + "/" + id, "")
                                        .get("value")
                                        .asInt()
                                == 20);
                JsonNode alert = json(agent, "GET", ALERTS + "/" + id, "");
                assertThat(alert.get("state").asText()).isEqualTo("firing");
                assertThat(alert.at("/acknowledged/note").asText()).isEqualTo("on it");
                assertThat(statuses(told)).containsExactly("firing", "firing");
                child.ask("call 10");
                await().atMost(PATIENCE).until(() -> statuses(told).equals(List.of("firing", "firing", "resolved")));
                assertThat(json(agent, "GET", ALERTS + "/history", "")
                                .get("records")
                                .findValuesAsText("what"))
                        .containsExactly("resolved", "acknowledged", "firing");
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(receiver.logs().named("opvitals.alert"))
                                .extracting(ReceivedLogs::body)
                                .containsExactly(
                                        "LoopFails of loop.step fires: 10 in a row",
                                        "LoopFails of loop.step is over: 20 in a row"));
                child.endInput();
                child.result().expectExit(0);
                assertThat(child.err()).doesNotContain("ERROR");
            }
        }
        assertThat(keys(told)).doesNotHaveDuplicates();
    }

    /** What ./demo shows, in a third of the time. */
    @AnyJdk
    void sample_alertFires_isTakenInHand_andIsOver(Jdk jdk) {
        Path told = folder.resolve("told.jsonl");
        Path root = Built.sampleConfiguration().resolve("../..").normalize();
        try (RunningChild child = new ChildJvm(jdk)
                .agent()
                .workingDirectory(root)
                .option(
                        "-Dopvitals.config.file=sample-app/opvitals.yaml",
                        "-Dopvitals.server.port=0",
                        "-Dopvitals.health.window=10s",
                        "-Dopvitals.health.recent.window=5s",
                        "-Dopvitals.alert.channel.on-call.path=" + told)
                .startWith(List.of(
                        "-jar", Built.sampleJar().toString(), "--for=60s", "--script=40s", "--on-call=" + told))) {
            child.awaitOut("] PaymentsDown payments");
            child.awaitOut("somebody on call takes the alert PaymentsDown in hand");
            child.awaitOut("[ACKNOWLEDGED by local] PaymentsDown payments");
            child.awaitOut("[RESOLVED] PaymentsDown payments");
            await().atMost(PATIENCE)
                    .until(() -> lines(told).stream()
                            .filter(each ->
                                    each.at("/groupLabels/alertname").asText().equals("PaymentsDown"))
                            .map(each -> each.get("status").asText())
                            .toList()
                            .equals(List.of("firing", "firing", "resolved")));
            assertThat(child.err()).doesNotContain("ERROR");
        }
    }

    private ChildJvm child(Jdk jdk, Path settings, OtlpReceiver receiver) {
        return new ChildJvm(jdk)
                .agent("config.file=" + settings)
                .shipsTo(receiver.endpoint())
                .option("-Dopvitals.server.port=0", "-Dopvitals.data.directory=" + folder.resolve("data"));
    }

    private Path settings(Path told) throws IOException {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
                groups:
                - name: test
                  rules:
                  - alert: LoopFails
                    expr: opvitals_consecutive_failures{opvitals_health_scope="operation"} >= 5
                    labels: {severity: critical}
                    annotations: {summary: '{{ $value }} in a row'}
                """);
        Path routing = Files.writeString(folder.resolve("routing.yaml"), """
                route: {receiver: log, group_by: [alertname], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
                """);
        return Files.writeString(folder.resolve("opvitals.yaml"), """
                health.window: 1m
                alert:
                  evaluation-interval: 1s
                  shipped-rules: false
                  rules.files: [%s]
                  routing.file: %s
                  channel.log: {type: file, path: %s}
                """.formatted(rules, routing, told));
    }

    private static String address(RunningChild child) {
        child.awaitErr("answers at http://");
        Matcher said = ADDRESS.matcher(child.err());
        assertThat(said.find()).isTrue();
        return said.group(1);
    }

    private JsonNode json(String agent, String method, String path, String body) {
        try {
            return mapper.readTree(send(agent, method, path, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String agent, String path) {
        return send(agent, "GET", path, "");
    }

    private String send(String agent, String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(agent + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> statuses(Path told) {
        return lines(told).stream().map(each -> each.get("status").asText()).toList();
    }

    private List<String> keys(Path told) {
        return lines(told).stream().map(each -> each.get("key").asText()).toList();
    }

    private List<JsonNode> lines(Path told) {
        List<JsonNode> lines = new ArrayList<>();
        try {
            if (Files.exists(told)) {
                for (String each : Files.readAllLines(told)) {
                    lines.add(mapper.readTree(each));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
