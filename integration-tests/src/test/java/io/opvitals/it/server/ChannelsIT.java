package io.opvitals.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** All channels of the shipped agent, by the button that tests them, against real receivers. */
class ChannelsIT {

    @TempDir
    Path folder;

    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private HttpServer receiver;
    private GreenMail mail;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        mail.setUser("team@example.org", "alerts", "s3cret-password");
        mail.getUserManager().setAuthRequired(true);
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        mail.stop();
    }

    @AnyJdk
    void everyChannel_tested_arrives_orSaysWhyNot(Jdk jdk) throws Exception {
        Path file = Files.writeString(folder.resolve("opvitals.yaml"), configuration());
        Path classes = folder.resolve("classes");
        try (RunningChild child = new ChildJvm(jdk)
                .agent("config.file=" + file)
                .option("-Dopvitals.data.directory=" + folder.resolve("data"), "-Xlog:class+load:file=" + classes)
                .start("Loop")) {
            child.ask("call 1");
            AgentHttp agent = new AgentHttp(child);
            assertThat(Files.readString(classes)).doesNotContain("org.eclipse.angus");
            assertThat(agent.get("/api/v1/fleet/instances").body()).contains("\"configured\":false");
            assertThat(agent.get("/api/v1/fleet/system").statusCode()).isEqualTo(404);
            assertThat(Files.readString(classes)).doesNotContain("io.opvitals.agent.fleet.");

            for (String each : List.of("terminal", "log", "mail", "slack", "teams", "pager", "hook", "fleet")) {
                JsonNode result = test(agent, each);
                assertThat(result.get("reason").asText()).as(each).isEmpty();
                assertThat(result.get("delivered").asBoolean()).as(each).isTrue();
            }

            child.awaitOut("[FIRING:1] OpvitalsTest");
            assertThat(Files.readString(folder.resolve("alerts.jsonl"))).contains("\"alertname\":\"OpvitalsTest\"");
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("[FIRING:1] OpvitalsTest");
            assertThat(bodies.get("/slack/s3cret-path")).contains("\"blocks\":[");
            assertThat(bodies.get("/teams")).contains("application/vnd.microsoft.card.adaptive");
            assertThat(bodies.get("/pager")).contains("\"event_action\":\"resolve\"");
            assertThat(bodies.get("/hook")).isEqualTo("firing OpvitalsTest");
            assertThat(bodies.get("/fleet/api/v2/alerts")).contains("\"endsAt\"");
            assertThat(test(agent, "nobody-there").get("reason").asText())
                    .startsWith("nobody answers at 127.0.0.1:1 (expected: ");
            assertThat(agent.send("POST", "/api/v1/alerts/channels/none/test", "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(agent.get("/api/v1/alerts/dead-letters").body()).isEqualTo("{\"deadLetters\":[]}");
            assertThat(agent.send("DELETE", "/api/v1/alerts/dead-letters/1", "").statusCode())
                    .isEqualTo(404);
            JsonNode channels = agent.json("/api/v1/alerts/channels");
            assertThat(channels.get("channels")).hasSize(9);
            assertThat(channels.get("problems").toString())
                    .contains("opvitals.alert.channel.broken.url: not set (expected: a value, for webhook)")
                    .contains("opvitals.alert.channel.typeless.type: not set (expected: one of console, file,");
            assertThat(agent.get("/api/v1/audit").body()).contains("channel.test");
            assertThat(agent.get("/metrics").body()).contains("opvitals_alert_dead_letters 0");
            child.endInput();
            ChildResult result = child.result().expectExit(0);
            assertThat(result.err()).contains("a channel is left out: opvitals.alert.channel.broken.url: not set");
            assertThat(result.err()).doesNotContain("s3cret");
            assertThat(result.errOfApplication()).isEmpty();
        }
    }

    @AnyJdk
    void channels_inARuntimeWithoutTheHttpClient_sayWhichModuleIsMissing(Jdk jdk) throws Exception {
        Path file = Files.writeString(folder.resolve("opvitals.yaml"), configuration());
        try (RunningChild child = new ChildJvm(jdk)
                .agent("config.file=" + file)
                .option(
                        "-Dopvitals.data.directory=" + folder.resolve("data"),
                        "--limit-modules",
                        "java.base,java.instrument,java.management,jdk.management,java.logging,java.naming")
                .start("Loop")) {
            child.ask("call 1");
            AgentHttp agent = new AgentHttp(child);

            assertThat(test(agent, "hook").get("reason").asText())
                    .isEqualTo("this runtime has no java.net.http (expected: --add-modules java.net.http)");
            assertThat(test(agent, "log").get("delivered").asBoolean()).isTrue();
            child.endInput();
            child.result().expectExit(0);
        }
    }

    private static JsonNode test(AgentHttp agent, String channel) {
        return agent.parsed(agent.send("POST", "/api/v1/alerts/channels/" + channel + "/test", "")
                .body());
    }

    private String configuration() {
        String http = "http://127.0.0.1:" + receiver.getAddress().getPort();
        return """
                server.port: 0
                alert.channel:
                  terminal: {type: console}
                  log: {type: file, path: FOLDER/alerts.jsonl}
                  mail:
                    type: email
                    smtp: {host: 127.0.0.1, port: MAIL, security: none, user: alerts, password: s3cret-password}
                    from: opvitals@example.org
                    to: team@example.org
                  slack: {type: slack, url: "HTTP/slack/s3cret-path"}
                  teams: {type: teams, url: "HTTP/teams"}
                  pager: {type: pagerduty, url: "HTTP/pager", routing-key: s3cret-routing}
                  hook: {type: webhook, url: "HTTP/hook", template: "{{ .Status }} {{ .CommonLabels.alertname }}"}
                  fleet: {type: alertmanager, url: "HTTP/fleet"}
                  nobody-there: {type: webhook, url: "http://127.0.0.1:1/s3cret-path"}
                  broken: {type: webhook}
                  typeless: {url: "http://127.0.0.1:1/s3cret-path"}
                """.replace("FOLDER", folder.toString())
                .replace("MAIL", Integer.toString(mail.getSmtp().getPort()))
                .replace("HTTP", http);
    }

    private void take(HttpExchange exchange) throws IOException {
        bodies.put(
                exchange.getRequestURI().getPath(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
