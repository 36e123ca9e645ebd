package io.opvitals.agent.alert.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.alert.channel.Acknowledgement;
import io.opvitals.agent.alert.channel.AlertMessage;
import io.opvitals.agent.alert.channel.Channel;
import io.opvitals.agent.alert.channel.DeliveryException;
import io.opvitals.agent.alert.channel.MessageText;
import io.opvitals.agent.alert.channel.Notification;
import io.opvitals.agent.alert.channel.NotificationJson;
import io.opvitals.agent.alert.channel.TestNotifications;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes that arrive, against what each side documents. */
class ChannelFormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:10:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final MessageText OWN_WORDS = new MessageText("");

    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = Receiver.plain();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void webhook_postsVersion4_signed() throws Exception {
        deliver(webhook("", "shared"), TestNotifications.firing("ops", "k1"));

        Receiver.Request request = receiver.only();
        assertThat(request.body()).isEqualTo(NotificationJson.text(TestNotifications.firing("ops", "k1")));
        assertThat(request.body())
                .contains("\"version\":\"4\"")
                .contains("\"status\":\"firing\"")
                .contains("\"receiver\":\"ops\"")
                .contains("\"groupLabels\":{\"alertname\":\"HighErrorRate\"}")
                .contains("\"commonLabels\":{\"alertname\":\"HighErrorRate\",\"opvitals_wrapper\":\"routellm\"}")
                .contains("\"endsAt\":\"0001-01-01T00:00:00Z\"");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("X-Opvitals-Key")).isEqualTo("k1");
        String timestamp = Long.toString(NOW.getEpochSecond());
        assertThat(request.header("X-Opvitals-Timestamp")).isEqualTo(timestamp);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("shared".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected = HexFormat.of()
                .formatHex(mac.doFinal((timestamp + "." + request.body()).getBytes(StandardCharsets.UTF_8)));
        assertThat(request.header("X-Opvitals-Signature")).isEqualTo("sha256=" + expected);
    }

    @Test
    void webhook_withATemplate_postsWhatThatSays() throws Exception {
        deliver(
                webhook("{\"n\":{{ len .Firing }},\"who\":{{ .CommonLabels.opvitals_wrapper | toJson }}}", ""),
                TestNotifications.firing("ops", "k1"));
        deliver(
                webhook("{{ .Status | toUpper }}{{ range .Alerts }} {{ .Labels.opvitals_operation }}{{ end }}", ""),
                TestNotifications.resolved("ops", "k2"));

        assertThat(receiver.requests.get(0).body()).isEqualTo("{\"n\":2,\"who\":\"routellm\"}");
        assertThat(receiver.requests.get(0).header("Content-Type")).isEqualTo("application/json");
        assertThat(receiver.requests.get(0).header("X-Opvitals-Signature")).isNull();
        assertThat(receiver.requests.get(1).body()).isEqualTo("RESOLVED complete classify");
        assertThat(receiver.requests.get(1).header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void webhook_withATemplateThatCannotBeFilledIn_saysWhere_andPostsNothing() {
        assertThatThrownBy(() -> deliver(webhook("{{ humanize .Status }}", ""), TestNotifications.firing("ops", "k1")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("opvitals.alert.channel.ops.template: column ")
                .hasMessageContaining("(expected: a number)");
        assertThat(receiver.requests).isEmpty();
    }

    @Test
    void slack_postsBlocks_inWhichNothingOfAnAlertMeansAnything() throws Exception {
        deliver(new SlackChannel(post("/services/T/B/x"), OWN_WORDS), TestNotifications.firing("ops", "k1"));

        assertThat(receiver.only().path()).isEqualTo("/services/T/B/x");
        assertThat(receiver.only().body())
                .startsWith("{\"text\":\"[FIRING:2] HighErrorRate routellm\",\"blocks\":[{\"type\":\"header\",\"text\":"
                        + "{\"type\":\"plain_text\",\"text\":\"[FIRING:2] HighErrorRate routellm\"}}")
                .contains("{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\":red_circle: *7 % of calls of"
                        + " complete fail &lt;now&gt; &amp; \u00fc*\\nMore than 5 % for 1m.\\n"
                        + "`opvitals_operation=complete opvitals_wrapper=routellm severity=warning`\\n"
                        + "<https://example.org/runbooks/HighErrorRate.md|Runbook>\"}}");
    }

    @Test
    void slack_withManyAlerts_staysWithinTheLimits() throws Exception {
        AlertMessage alert = TestNotifications.alert("x".repeat(5_000), "warning", null);
        deliver(
                new SlackChannel(post("/"), OWN_WORDS),
                Notification.of("k", "g", "ops", Map.of(), Collections.nCopies(200, alert), ""));

        String body = receiver.only().body();
        assertThat(body.split("\"type\":\"section\"", -1)).hasSize(21);
        assertThat(body).contains("and 180 more");
        assertThat(body.length()).isLessThan(21 * 3_200);
    }

    @Test
    void teams_postsAnAdaptiveCard() throws Exception {
        deliver(new TeamsChannel(post("/"), OWN_WORDS), TestNotifications.resolved("ops", "k1"));

        assertThat(receiver.only().body())
                .startsWith("{\"type\":\"message\",\"attachments\":[{\"contentType\":"
                        + "\"application/vnd.microsoft.card.adaptive\",\"contentUrl\":null,\"content\":{\"$schema\":"
                        + "\"http://adaptivecards.io/schemas/adaptive-card.json\",\"type\":\"AdaptiveCard\","
                        + "\"version\":\"1.4\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"[RESOLVED] HighErrorRate"
                        + " routellm\",\"wrap\":true,\"weight\":\"Bolder\",\"color\":\"Good\"}")
                .contains("{\"title\":\"opvitals_operation\",\"value\":\"complete\"}")
                .contains("{\"title\":\"runbook\",\"value\":\"https://example.org/runbooks/HighErrorRate.md\"}");
    }

    @Test
    void pagerDuty_triggersAcknowledgesAndResolves_oneIncident() throws Exception {
        PagerDutyChannel channel = new PagerDutyChannel(post("/v2/enqueue"), OWN_WORDS, "routing");
        Notification firing = TestNotifications.firing("ops", "k1");
        deliver(channel, firing);
        deliver(channel, firing.acknowledged("k2", new Acknowledgement("ann", "", NOW)));
        deliver(channel, TestNotifications.resolved("ops", "k3"));

        List<String> bodies =
                receiver.requests.stream().map(Receiver.Request::body).toList();
        String key = bodies.get(0).replaceAll(".*\"dedup_key\":\"([0-9a-f]{64})\".*", "$1");
        assertThat(key).hasSize(64);
        assertThat(bodies.get(0))
                .startsWith("{\"routing_key\":\"routing\",\"event_action\":\"trigger\",\"dedup_key\":\"" + key + "\"")
                .contains("\"payload\":{\"summary\":\"[FIRING:2] HighErrorRate routellm\",\"source\":\"routellm\","
                        + "\"severity\":\"error\",\"timestamp\":\"2026-11-21T14:03:07Z\",\"class\":\"HighErrorRate\"")
                .contains("\"links\":[{\"href\":\"https://example.org/runbooks/HighErrorRate.md\"");
        assertThat(bodies.get(1))
                .isEqualTo(
                        "{\"routing_key\":\"routing\",\"event_action\":\"acknowledge\",\"dedup_key\":\"" + key + "\"}");
        assertThat(bodies.get(2))
                .isEqualTo("{\"routing_key\":\"routing\",\"event_action\":\"resolve\",\"dedup_key\":\"" + key + "\"}");
    }

    @Test
    void alertmanager_postsAlerts_thatEndALittleAhead_orWhenTheyDid() throws Exception {
        AlertmanagerChannel channel = new AlertmanagerChannel(post("/api/v2/alerts"), CLOCK);
        deliver(channel, TestNotifications.firing("ops", "k1"));
        deliver(channel, TestNotifications.resolved("ops", "k2"));

        assertThat(receiver.requests.get(0).body())
                .startsWith("[{\"labels\":{\"alertname\":\"HighErrorRate\",\"opvitals_operation\":\"complete\","
                        + "\"opvitals_wrapper\":\"routellm\",\"severity\":\"warning\"},\"annotations\":{")
                .contains("\"startsAt\":\"2026-11-21T14:03:07Z\",\"endsAt\":\"2026-11-21T14:14:00Z\","
                        + "\"generatorURL\":\"http://127.0.0.1:9466/alerts/f-complete\"}");
        assertThat(receiver.requests.get(1).body()).contains("\"endsAt\":\"2026-11-21T14:04:07Z\"");
        assertThat(AlertmanagerChannel.address("http://h:9093/am/").toString())
                .isEqualTo("http://h:9093/am/api/v2/alerts");
    }

    private static void deliver(Channel channel, Notification notification) throws Exception {
        channel.deliver(notification);
    }

    private WebhookChannel webhook(String template, String secret) {
        return new WebhookChannel(post("/hook"), new MessageText(template), secret, CLOCK);
    }

    private HttpPost post(String path) {
        return HttpPostTest.post(receiver.address(path), "");
    }
}
