package io.opvitals.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.alert.Finding;
import io.opvitals.agent.alert.Fingerprint;
import io.opvitals.agent.alert.RuleTimes;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.dispatch.Dispatcher;
import io.opvitals.agent.alert.manage.AlertHistory;
import io.opvitals.agent.alert.manage.AlertManager;
import io.opvitals.agent.alert.manage.RoutingFile;
import io.opvitals.agent.alert.manage.RuleOutcome;
import io.opvitals.agent.alert.silence.SilenceBook;
import io.opvitals.agent.audit.AuditLog;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.AlertResource;
import io.opvitals.agent.web.api.RoutingResource;
import io.opvitals.agent.web.api.SilenceResource;
import io.opvitals.agent.web.live.LiveFeeds;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.route.Route;
import io.opvitals.agent.web.route.Routes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts, silences, maintenance and routing over a real socket, each answer held against its schema. */
class AlertRoutesTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");
    private static final String ALERTS = "/api/v1/alerts";
    private static final Labels LLM =
            Labels.of("alertname", "Failing", "severity", "warning", "opvitals_wrapper", "llm");
    private static final String ID = Fingerprint.of(LLM);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Route> rows = new ArrayList<>();
    private final List<Notification> sent = new ArrayList<>();

    @TempDir
    Path folder;

    private Instant now = START;
    private DataDirectory data;
    private AuditLog audit;
    private AlertManager manager;
    private WebServer server;
    private int port;

    @BeforeEach
    void start() {
        AgentLog log = new AgentLog(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                AgentLog.Level.OFF,
                () -> now,
                Ticker.system());
        data = new DataDirectory(folder.toString());
        audit = new AuditLog(data, log);
        SilenceBook silences = new SilenceBook(data, () -> now, log);
        AlertHistory history = new AlertHistory(data, Ticker.system());
        manager = new AlertManager(new AlertManager.Parts(
                new Dispatcher(new Dispatcher.Parts(() -> Set.of("mail"), each -> true, () -> "", sent::add)),
                silences,
                history,
                data,
                () -> now,
                log));
        rows.addAll(new AlertResource(manager, history, audit, () -> now).routes());
        rows.addAll(new SilenceResource(silences, manager::alerts, audit, () -> now).routes());
        rows.addAll(new RoutingResource(new RoutingFile(log), () -> Set.of("mail"), () -> now).routes());
        server = new WebServer(
                new ServerSettings(
                        "127.0.0.1", 0, List.of(), 1_000, 65_536, Duration.ofSeconds(10), Duration.ofSeconds(30), 100),
                new WebServer.Parts(
                        new Routes(rows),
                        new LocalGate(),
                        LiveFeeds.silent(log),
                        AlertRoutesTest::daemon,
                        Ticker.system(),
                        log));
        try {
            port = server.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        fire();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        data.close();
    }

    @Test
    void alert_isListedShownAcknowledgedAndReleased_andAllOfItAudited() throws IOException {
        assertThat(ok("GET", ALERTS, "", ALERTS))
                .contains("\"id\":\"" + ID + "\"", "\"state\":\"firing\"", "\"told\":[\"mail\"]", "\"quiet\":false");
        assertThat(ok("GET", ALERTS + "?state=pending", "", ALERTS)).contains("\"alerts\":[]");
        assertThat(ok("GET", ALERTS + "?matchers=severity%3Dcritical", "", ALERTS))
                .contains("\"alerts\":[]");
        assertThat(ok("GET", ALERTS + "/" + ID, "", ALERTS + "/{id}")).contains("\"acknowledged\":null");

        String path = ALERTS + "/" + ID + "/acknowledge";
        String route = ALERTS + "/{id}/acknowledge";
        assertThat(ok("POST", path, "{\"note\":\"on it\"}", route))
                .contains("\"acknowledged\":{\"by\":\"local\",\"note\":\"on it\"");
        assertThat(ok("DELETE", path, "", route)).contains("\"acknowledged\":null");

        assertThat(ok("GET", ALERTS + "/history", "", ALERTS + "/history"))
                .contains("\"what\":\"unacknowledged\"", "\"what\":\"acknowledged\"", "\"what\":\"firing\"");
        assertThat(ok("GET", ALERTS + "/history?limit=1&alert=" + ID, "", ALERTS + "/history"))
                .contains("unacknowledged")
                .doesNotContain("firing");
        assertThat(audit.latest(10, Long.MAX_VALUE))
                .extracting(each -> each.entry().action())
                .containsExactly("alert.unacknowledge", "alert.acknowledge");
    }

    @Test
    void history_forgotten_isGone_andTheAlertIsNot() throws IOException {
        String path = ALERTS + "/history";
        assertThat(ok("GET", path, "", path)).contains("\"what\":\"firing\"");

        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);

        assertThat(ok("GET", path, "", path)).contains("\"records\":[]");
        assertThat(ok("GET", ALERTS, "", ALERTS)).contains("\"id\":\"" + ID + "\"");
        assertThat(send("POST", ALERTS + "/" + ID + "/acknowledge", "{}").statusCode())
                .isEqualTo(200);
        assertThat(ok("GET", path, "", path)).contains("\"what\":\"acknowledged\"");
        assertThat(audit.latest(10, Long.MAX_VALUE))
                .extracting(each -> each.entry().action())
                .containsExactly("alert.acknowledge", "alert-history.delete");
    }

    @Test
    void whatIsNotThere_is404_andWrongInputIs400WithTheExpectation() {
        assertThat(send("GET", ALERTS + "/nothing", "").statusCode()).isEqualTo(404);
        assertThat(send("POST", ALERTS + "/nothing/acknowledge", "{}").statusCode())
                .isEqualTo(404);
        assertThat(refused("GET", ALERTS + "?matchers=severity", "")).contains("(expected: label=\\\"value\\\"");
        assertThat(refused("GET", ALERTS + "?state=odd", "")).contains("expected: one of pending, firing, resolved");
        assertThat(refused("POST", ALERTS + "/silences", "{\"matchers\":[\"a>b\"],\"for\":\"1h\",\"comment\":\"c\"}"))
                .contains("'a>b' (expected: label=");
        assertThat(refused("POST", ALERTS + "/silences", "{\"matchers\":[\"a=b\"],\"comment\":\"c\"}"))
                .contains("endsAt and for (expected: one of them)");
        assertThat(refused("POST", ALERTS + "/silences", "{\"matchers\":[\"a=b\"],\"for\":\"1h\",\"comment\":\" \"}"))
                .contains("is empty (expected: a text)");
        assertThat(refused(
                        "POST",
                        ALERTS + "/silences",
                        "{\"matchers\":[\"a=b\"],\"endsAt\":\"2020-01-01T00:00:00Z\",\"comment\":\"c\"}"))
                .contains("(expected: not over yet)");
        assertThat(
                        refused(
                                "POST",
                                ALERTS + "/maintenance",
                                "{\"name\":\"n\",\"everything\":true,\"from\":\"2026-11-21T14:00:00Z\",\"to\":\"2026-11-21T13:00:00Z\"}"))
                .contains("(expected: after from");
        assertThat(
                        refused(
                                "POST",
                                ALERTS + "/maintenance",
                                "{\"name\":\"n\",\"everything\":true,\"from\":\"2026-11-21T14:00:00Z\",\"to\":\"2026-11-21T15:00:00Z\",\"zone\":\"x\"}"))
                .contains("'x' (expected: a time zone such as Europe/Berlin)");
    }

    @Test
    void timesOutOfReach_areRefused() {
        String years = "of the years 1970 to 9999";
        assertThat(refused("GET", ALERTS + "/history?from=-999999999-01-01T00:00:00Z", ""))
                .contains(years);
        for (String far : List.of("+10000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "1969-12-31T23:59:59Z")) {
            assertThat(refused(
                            "POST",
                            ALERTS + "/silences",
                            "{\"matchers\":[\"a=b\"],\"endsAt\":\"" + far + "\",\"comment\":\"c\"}"))
                    .contains("body.endsAt", far, years);
            assertThat(refused(
                            "POST",
                            ALERTS + "/maintenance",
                            "{\"name\":\"n\",\"from\":\"2026-11-21T14:00:00Z\",\"to\":\"" + far + "\"}"))
                    .contains("body.to", far, years);
        }
        assertThat(
                        refused(
                                "POST",
                                ALERTS + "/silences",
                                "{\"matchers\":[\"a=b\"],\"startsAt\":\"9999-12-31T00:00:00Z\",\"for\":\"48h\",\"comment\":\"c\"}"))
                .contains("body.for", "(expected: before the year 10000)");
    }

    @Test
    void silence_isMadeShownChangedAndEnded() throws IOException {
        String made = ok(
                "POST",
                ALERTS + "/silences",
                "{\"matchers\":[\"opvitals_wrapper=\\\"llm\\\"\"],\"for\":\"2h\",\"comment\":\"deploying\"}",
                ALERTS + "/silences");
        assertThat(made)
                .contains("\"state\":\"active\"", "\"endsAt\":\"2026-11-21T16:00:0", "\"createdBy\":\"local\"")
                .contains("\"alerts\":[\"" + ID + "\"]");
        String id = id(made);
        assertThat(ok("GET", ALERTS + "?quiet=false", "", ALERTS)).contains("\"alerts\":[]");
        assertThat(ok("GET", ALERTS, "", ALERTS)).contains("\"silencedBy\":[\"" + id + "\"]", "\"quiet\":true");
        String path = ALERTS + "/silences/" + id;
        String route = ALERTS + "/silences/{silence}";
        assertThat(ok("PUT", path, "{\"matchers\":[\"a=b\"],\"for\":\"1h\",\"comment\":\"other\"}", route))
                .contains("\"comment\":\"other\"", "\"alerts\":[]");
        assertThat(ok("GET", ALERTS + "/silences", "", ALERTS + "/silences")).contains(id);
        now = now.plusSeconds(10);
        assertThat(ok("DELETE", path, "", route)).contains("\"state\":\"expired\"");
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(409);
        assertThat(send("GET", ALERTS + "/silences/other", "").statusCode()).isEqualTo(404);
        assertThat(audit.latest(10, Long.MAX_VALUE))
                .extracting(each -> each.entry().action())
                .containsExactly("alert.silence.expire", "alert.silence", "alert.silence");
    }

    @Test
    void maintenance_isMadeShownAndRemoved() {
        String made = ok(
                "POST",
                ALERTS + "/maintenance",
                "{\"name\":\"move\",\"everything\":true,\"from\":\"2026-11-21T13:00:00Z\",\"to\":\"2026-11-21T15:00:00Z\",\"repeat\":\"weekly\","
                        + "\"zone\":\"Europe/Berlin\"}",
                ALERTS + "/maintenance");
        assertThat(made).contains("\"active\":true", "\"repeat\":\"weekly\"", "\"zone\":\"Europe/Berlin\"");
        assertThat(ok("GET", ALERTS, "", ALERTS)).contains("\"maintenance\":[\"" + id(made) + "\"]");
        assertThat(ok("GET", ALERTS + "/maintenance", "", ALERTS + "/maintenance"))
                .contains("move");

        assertThat(send("DELETE", ALERTS + "/maintenance/" + id(made), "").statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", ALERTS + "/maintenance/" + id(made), "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void maintenance_ofEverything_mustBeMeant() {
        String times = ",\"from\":\"2026-11-21T13:00:00Z\",\"to\":\"2026-11-21T15:00:00Z\"}";

        for (String matchers : List.of("", ",\"matchers\":[]", ",\"everything\":false")) {
            assertThat(refused("POST", ALERTS + "/maintenance", "{\"name\":\"n\"" + matchers + times))
                    .contains("body.matchers", "(expected: at least one, or everything: true to mute all alerts)");
        }
        assertThat(refused(
                        "POST",
                        ALERTS + "/maintenance",
                        "{\"name\":\"n\",\"everything\":true,\"matchers\":[\"a=b\"]" + times))
                .contains("body.matchers", "(expected: one of them)");
        assertThat(ok("GET", ALERTS + "/maintenance", "", ALERTS + "/maintenance"))
                .contains("[]");
    }

    @Test
    void routing_saysWhoWouldBeTold() {
        assertThat(ok("GET", ALERTS + "/routing", "", ALERTS + "/routing"))
                .contains("\"channels\":[\"mail\"]", "\"groupBy\":[\"alertname\",\"opvitals_wrapper\"]")
                .contains("\"groupWait\":\"30s\",\"groupInterval\":\"5m\",\"repeatInterval\":\"4h\"");
        assertThat(ok(
                        "POST",
                        ALERTS + "/routing/match",
                        "{\"labels\":{\"alertname\":\"X\"}}",
                        ALERTS + "/routing/match"))
                .startsWith("{\"channels\":[\"mail\"],\"routes\":[{\"key\":\"{}\"");
    }

    private void fire() {
        for (int i = 0; i < 32; i++) {
            manager.evaluated(
                    List.of(new RuleOutcome(
                            new RuleTimes("shipped/a/Failing", Duration.ZERO, Duration.ZERO),
                            List.of(new Finding(LLM, Map.of("summary", "it fails"), 0.5)),
                            false)),
                    Set.of("shipped/a/Failing"),
                    now);
            manager.look();
            now = now.plusMillis(i < 31 ? 1_000 : 0);
        }
        assertThat(sent).hasSize(1);
        now = START.plusSeconds(2);
    }

    private static String id(String json) {
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(json);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private String refused(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    /** @param route the path as it stands in the table */
    private String ok(String method, String path, String body, String route) {
        HttpResponse<String> answer = send(method, path, body);
        Route.Reply reply = rows.stream()
                .filter(each -> each.method().equals(method) && each.path().equals(route))
                .map(each -> each.replies().get(0))
                .findFirst()
                .orElseThrow();
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(reply.status());
        assertThat(Objects.requireNonNull(reply.schema())
                        .faults(Json.read(answer.body().getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        return answer.body();
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
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "opvitals-http");
        thread.setDaemon(true);
        return thread;
    }
}
