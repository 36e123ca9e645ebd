package io.opvitals.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.config.Configuration;
import io.opvitals.agent.config.ConfigurationInput;
import io.opvitals.agent.config.OutsideSettings;
import io.opvitals.agent.config.Setting;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.secret.SealedText;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.AuditResource;
import io.opvitals.agent.web.api.ConfigResource;
import io.opvitals.agent.web.live.LiveFeeds;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import io.opvitals.agent.web.route.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration and audit log over a real socket, each answer held against its schema. */
class ConfigRoutesTest {

    private static final String CONFIG = "/api/v1/config";
    private static final String HUSH = "sk-hush-4711";
    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final List<Route> rows = new ArrayList<>();

    @TempDir
    Path folder;

    private Instant now = START;
    private DataDirectory data;
    private Configuration configuration;
    private WebServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        AgentLog log = new AgentLog(
                new PrintStream(logged, true, StandardCharsets.UTF_8),
                AgentLog.Level.DEBUG,
                () -> now,
                Ticker.system());
        Files.writeString(
                folder.resolve("opvitals.yaml"),
                "health:\n  window: 10m\nwrapper:\n  llm:\n    api-key: " + HUSH + "\nlog.level: warn\n");
        data = new DataDirectory(folder.resolve("data").toString());
        AuditLog audit = new AuditLog(data, log);
        Properties properties = new Properties();
        properties.setProperty(
                Setting.CONFIG_FILE.key(), folder.resolve("opvitals.yaml").toString());
        properties.setProperty(Setting.CONFIG_KEY.key(), SealedText.newKey());
        properties.setProperty("opvitals.no-such", "x");
        configuration = new Configuration(
                new OutsideSettings(new ConfigurationInput(null, properties, Map.of())), data, audit, () -> now, log);
        rows.addAll(new ConfigResource(configuration, () -> now).routes());
        rows.addAll(new AuditResource(audit).routes());
        server = new WebServer(
                new ServerSettings(
                        "127.0.0.1", 0, List.of(), 1_000, 65_536, Duration.ofSeconds(10), Duration.ofSeconds(30), 100),
                new WebServer.Parts(
                        new Routes(rows),
                        new LocalGate(),
                        LiveFeeds.silent(log),
                        ConfigRoutesTest::daemon,
                        Ticker.system(),
                        log));
        port = server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        data.close();
        assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain(HUSH);
    }

    @Test
    void status_saysEachValueWithItsSourceAndNoSecret() {
        String status = ok("GET", "/config/status", "");

        assertThat(status)
                .contains("\"key\":\"opvitals.health.window\",\"value\":\"10m\",\"layer\":\"file\"")
                .contains("opvitals.yaml:2:11")
                .contains("\"key\":\"opvitals.wrapper.llm.api-key\",\"value\":\"***\"")
                .contains("\"key\":\"opvitals.server.port\",\"value\":\"9466\",\"layer\":\"default\"")
                .contains("\"valid\":true,\"problems\":[],\"warnings\":[{")
                .contains("opvitals.no-such")
                .contains("\"version\":0,\"environment\":\"development\"");
    }

    @Test
    void read_onlyGiven_leavesDefaultsOut() {
        assertThat(ok("GET", CONFIG, "")).contains("opvitals.server.port");
        assertThat(ok("GET", CONFIG + "?given=true", ""))
                .contains("opvitals.health.window")
                .doesNotContain("opvitals.server.port");
    }

    @Test
    void fields_areAllThatCanBeSet() {
        String fields = ok("GET", CONFIG + "/fields", "");

        for (Setting each : Setting.values()) {
            assertThat(fields).contains("\"key\":\"" + each.key() + "\"");
        }
        assertThat(fields).contains("\"kind\":\"whole-number\"").contains("\"changeable\":false");
    }

    @Test
    void change_right_holdsIsAuditedAndCanBeTakenBack() {
        assertThat(ok(
                        "PATCH",
                        CONFIG,
                        "{\"changes\":{\"opvitals.health.minimum-calls\":\"7\",\"log.level\":\"error\"}}"))
                .isEqualTo("{\"version\":1,\"needsRestart\":false}");
        assertThat(configuration.current().number(Setting.HEALTH_MINIMUM_CALLS)).isEqualTo(7);
        assertThat(ok("GET", CONFIG, ""))
                .contains("\"layer\":\"run-time\",\"source\":\"changed at run time by local\"");

        ok("PATCH", CONFIG, "{\"changes\":{\"log.level\":null},\"version\":1}");
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("warn");
        String history = ok("GET", CONFIG + "/history", "");
        assertThat(history).contains("\"number\":2").contains("\"from\":\"error\",\"to\":null");

        assertThat(ok("POST", CONFIG + "/history/1/restore", "{}")).contains("\"version\":3");
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("error");
        ok("POST", CONFIG + "/history/0/restore", "{}");
        assertThat(configuration.current().number(Setting.HEALTH_MINIMUM_CALLS)).isEqualTo(5);

        String audit = ok("GET", "/api/v1/audit?limit=2", "");
        assertThat(audit)
                .contains("\"actor\":\"local\",\"origin\":\"127.0.0.1\",\"action\":\"config.change\"")
                .containsPattern("\"next\":[1-9]");
        assertThat(ok("GET", "/api/v1/audit?before=2", ""))
                .contains("\"number\":1")
                .contains("\"next\":null");
        assertThat(ok("GET", "/api/v1/audit/verify", "")).contains("\"intact\":true");
    }

    @Test
    void change_forATime_endsByItself() {
        ok("PATCH", CONFIG, "{\"changes\":{\"log.level\":\"error\"},\"for\":\"30m\"}");
        now = START.plus(Duration.ofMinutes(31));
        configuration.look();

        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("warn");
    }

    @Test
    void change_secret_isKeptSealedAndNeverSaid() throws IOException {
        ok("PATCH", CONFIG, "{\"changes\":{\"wrapper.pay.api-key\":\"" + HUSH + "-2\"}}");

        assertThat(configuration.current().text(Setting.WRAPPER_API_KEY, "pay")).isEqualTo(HUSH + "-2");
        for (String each : List.of("/config/status", CONFIG, CONFIG + "/history", "/api/v1/audit")) {
            assertThat(ok("GET", each, "")).contains("pay.api-key").contains("***");
        }
        for (String each : data.names()) {
            assertThat(new String(data.read(each), StandardCharsets.UTF_8)).doesNotContain(HUSH);
        }
    }

    @Test
    void change_wrong_saysEachFaultAndChangesNothing() {
        HttpResponse<String> answer = send(
                "PATCH",
                CONFIG,
                "{\"changes\":{\"health.window\":\"5x\",\"helth.window\":\"5m\",\"config.file\":\"x\",\"log.level\":\"off\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"at\":\"opvitals.helth.window\"")
                .contains("perhaps opvitals.health.window")
                .contains("cannot be changed at run time");
        assertThat(send("PATCH", CONFIG, "{\"changes\":{\"health.window\":\"5x\"}}")
                        .body())
                .contains("\"at\":\"opvitals.health.window\"");
        assertThat(configuration.version()).isZero();
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("warn");
    }

    @Test
    void change_malformed_isRefusedWithoutSayingItBack() {
        for (String body : List.of(
                "{}",
                "{\"changes\":{}}",
                "{\"changes\":{\"wrapper.pay.api-key\":4711471147}}",
                "{\"changes\":{\"wrapper.pay.api-key\":[\"" + HUSH + "\"]}}",
                "{\"changes\":{\"log.level\":\"off\"},\"for\":\"soon\"}",
                "{\"changes\":{\"log.level\":\"off\"},\"for\":\"P9999999999D\"}",
                "{\"changes\":{\"log.level\":\"off\"},\"version\":1.5}")) {
            HttpResponse<String> answer = send("PATCH", CONFIG, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(HUSH).doesNotContain("4711471147");
        }
        assertThat(send("PATCH", CONFIG, "{\"changes\":{\"log.level\":\"off\"},\"version\":3}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("POST", CONFIG + "/history/7/restore", "{}").statusCode())
                .isEqualTo(404);
        assertThat(send("POST", CONFIG + "/history/x/restore", "{}").statusCode())
                .isEqualTo(400);
        assertThat(send("GET", "/api/v1/audit?limit=0", "").statusCode()).isEqualTo(400);
        assertThat(configuration.version()).isZero();
    }

    @Test
    void check_tellsWithoutChanging() {
        assertThat(ok("POST", CONFIG + "/check", "{\"changes\":{\"log.level\":\"off\"}}"))
                .isEqualTo("{\"problems\":[]}");
        assertThat(ok("POST", CONFIG + "/check", "{\"changes\":{\"log.level\":\"loud\"}}"))
                .contains("\"key\":\"opvitals.log.level\"");
        assertThat(configuration.version()).isZero();
    }

    @Test
    void reload_editedFile_isRead() throws IOException {
        Files.writeString(folder.resolve("opvitals.yaml"), "log.level: debug\n");
        ok("POST", CONFIG + "/reload", "{}");
        assertThat(configuration.current().text(Setting.LOG_LEVEL)).isEqualTo("debug");

        Files.writeString(folder.resolve("opvitals.yaml"), "log.level: loud\n");
        HttpResponse<String> answer = send("POST", CONFIG + "/reload", "{}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("opvitals.yaml:1:12").contains("opvitals.log.level");
        assertThat(ok("GET", "/config/status", "")).contains("\"line\":1,\"column\":12");
    }

    @Test
    void verify_editedLog_isTold() throws IOException {
        ok("PATCH", CONFIG, "{\"changes\":{\"log.level\":\"error\"}}");
        Path log = folder.resolve("data/jvm-1/audit-000000000001.jsonl");
        Files.writeString(log, Files.readString(log).replace("\"local\"", "\"nobody\""));

        assertThat(ok("GET", "/api/v1/audit/verify", ""))
                .contains("\"intact\":false")
                .contains("entry 1 is not as it was written");
    }

    private String ok(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(200);
        assertThat(answer.body()).doesNotContain(HUSH);
        assertThat(schema(method, path).faults(Json.read(answer.body().getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        return answer.body();
    }

    private Schema schema(String method, String path) {
        String plain = path.replaceFirst("\\?.*", "").replaceFirst("/[0-9]+/", "/{version}/");
        return rows.stream()
                .filter(each -> each.method().equals(method) && each.path().equals(plain))
                .map(each -> each.replies().get(0).schema())
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "opvitals-http");
        thread.setDaemon(true);
        return thread;
    }
}
