package io.opvitals.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.collect.Window;
import io.opvitals.agent.health.HealthEvaluator;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.operation.StuckReport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

    private final RunningServer server = new RunningServer();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void subscribe_topics_getsTheStateOfEachReport() {
        Messages messages = new Messages();
        WebSocket socket = connect(messages);
        await().until(() -> messages.has("\"type\":\"hello\""));
        socket.sendText("{\"type\":\"subscribe\",\"topics\":[\"system\",\"operations\"]}", true)
                .join();
        await().until(() -> messages.has("\"topics\":[\"system\",\"operations\"]"));

        server.live().onReport(report(1));

        await().until(() -> messages.has("\"topic\":\"system\",\"data\":{\"time\":\"1970-01-01T00:00:01Z\""));
        await().until(() -> messages.has("\"topic\":\"operations\",\"data\":{"));
        socket.sendText("{\"type\":\"unsubscribe\",\"topics\":[\"system\"]}", true)
                .join();
        await().until(() -> messages.has("\"topics\":[\"operations\"]"));
        server.live().onReport(report(2));
        await().until(() -> messages.count("\"topic\":\"operations\"") == 2);
        assertThat(messages.count("\"topic\":\"system\"")).isEqualTo(1);
    }

    @Test
    void subscribe_afterAReport_getsTheStateAtOnce() {
        server.live().onReport(report(1));
        Messages messages = new Messages();
        WebSocket socket = connect(messages);

        socket.sendText("{\"type\":\"subscribe\",\"topics\":[\"system\",\"alerts\"]}", true)
                .join();

        await().until(() -> messages.has("\"topic\":\"system\",\"data\":{\"time\":\"1970-01-01T00:00:01Z\""));
        await().until(() -> messages.has("\"topic\":\"alerts\",\"data\":\"none\""));
    }

    @Test
    void alerts_areSentWhenTheyChange_andNotOtherwise() {
        server.live().onReport(report(1));
        Messages messages = new Messages();
        WebSocket socket = connect(messages);
        socket.sendText("{\"type\":\"subscribe\",\"topics\":[\"alerts\",\"system\"]}", true)
                .join();
        await().until(() -> messages.has("\"data\":\"none\""));

        server.alerts = "one";
        server.live().changed();

        await().until(() -> messages.has("\"data\":\"one\""));
        server.live().onReport(report(2));
        await().until(() -> messages.has("1970-01-01T00:00:02Z"));
        assertThat(messages.count("\"topic\":\"alerts\"")).isEqualTo(2);
        server.alerts = "none";
        server.live().onReport(report(3));
        await().until(() -> messages.count("\"data\":\"none\"") == 2);
    }

    @Test
    void subscribe_eventsAfterABreak_getsThoseMissed() {
        for (int i = 1; i <= 5; i++) {
            server.events().add(Instant.EPOCH, "test", "system", "number " + i, Map.of());
        }
        Messages messages = new Messages();
        WebSocket socket = connect(messages);
        socket.sendText("{\"type\":\"subscribe\",\"topics\":[\"events\"],\"after\":3}", true)
                .join();

        await().until(() -> messages.has("number 5"));
        assertThat(messages.has("number 4")).isTrue();
        assertThat(messages.has("number 3")).isFalse();
        server.events().add(Instant.EPOCH, "test", "system", "number 6", Map.of());
        server.live().onReport(report(1));
        await().until(() -> messages.has("number 6"));
    }

    @Test
    void send_nonsense_isAnsweredWithWhatIsExpected() {
        Messages messages = new Messages();
        WebSocket socket = connect(messages);
        for (String each : List.of("{", "[]", "{\"type\":\"x\"}", "{\"type\":\"subscribe\",\"topics\":[\"y\"]}")) {
            socket.sendText(each, true).join();
        }

        await().until(() -> messages.count("\"type\":\"error\"") == 4);
        assertThat(messages.has("wrapper:NAME")).isTrue();
        socket.sendText("{\"type\":\"ping\"}", true).join();
        await().until(() -> messages.has("\"type\":\"pong\""));
    }

    @Test
    void send_tooLongMessage_closesTheConnection() {
        Messages messages = new Messages();
        WebSocket socket = connect(messages);
        socket.sendText("x".repeat(20_000), true).join();

        await().until(() -> messages.closed != 0);
        assertThat(messages.closed).isEqualTo(1009);
        await().until(() -> server.live().clients() == 0);
    }

    @Test
    void close_client_isForgotten() {
        Messages messages = new Messages();
        WebSocket socket = connect(messages);
        await().until(() -> server.live().clients() == 1);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();

        await().until(() -> server.live().clients() == 0);
    }

    @Test
    void get_withoutUpgrade_answers426() {
        HttpResponse<String> answer = server.get("/api/v1/live");

        assertThat(answer.statusCode()).isEqualTo(426);
    }

    private WebSocket connect(Messages messages) {
        return client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/api/v1/live"), messages)
                .join();
    }

    static HealthReport report(long second) {
        Snapshot start = new Snapshot(0, Instant.EPOCH, Map.of());
        Snapshot now = new Snapshot(second * 1_000_000_000L, Instant.ofEpochSecond(second), Map.of());
        Window window = new Window(start, now);
        return new HealthEvaluator(HealthSettings.DEFAULT, 0).evaluate(window, window, StuckReport.NONE);
    }

    // What a client got.
    private static final class Messages implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();
        private final List<String> all = new CopyOnWriteArrayList<>();
        volatile int closed;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                all.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed = status;
            return null;
        }

        boolean has(String text) {
            return count(text) > 0;
        }

        long count(String text) {
            return all.stream().filter(each -> each.contains(text)).count();
        }
    }
}
