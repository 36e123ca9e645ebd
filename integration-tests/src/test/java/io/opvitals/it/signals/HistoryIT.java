package io.opvitals.it.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class HistoryIT {

    /** Two intervals of ten seconds, and some. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CALLS =
            series("opvitals_operation_duration_seconds_count{opvitals_outcome=\"success\"}");

    @TempDir
    Path data;

    private final ObjectMapper json = new ObjectMapper();

    @AnyJdk
    void history_afterAKill_isThereAndGoesOn(Jdk jdk) {
        long lastEvent;
        try (CheckedApp app = new CheckedApp(jdk, arguments())) {
            app.ask("succeed 50");
            app.ask("db throw");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(calls(app)).isEqualTo(50);
                assertThat(read(app, "/api/v1/events").at("/lastId").asLong()).isPositive();
            });
            lastEvent = read(app, "/api/v1/events").at("/lastId").asLong();
            assertThat(read(app, "/api/v1/charts?chart=calls")
                            .at("/lines/0/name")
                            .asText())
                    .isEqualTo("success");
            assertThat(read(app, "/api/v1/charts?chart=latency&wrapper=payments")
                            .at("/unit")
                            .asText())
                    .isEqualTo("seconds");
            assertThat(read(app, "/api/v1/charts?chart=heatmap").at("/rows/0").asDouble())
                    .isPositive();
            assertThat(app.get("/api/v1/export?" + CALLS).body())
                    .startsWith("time,series,count,value,")
                    .contains(",50,");
            assertThat(read(app, "/api/v1/export?format=json&" + CALLS)
                            .at("/0/value")
                            .asInt())
                    .isEqualTo(50);
            assertThat(app.get("/api/v1/metrics/history?" + series("rate(a[5m])"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(read(app, "/api/v1/diagnostics").at("/history/why").isNull())
                    .isTrue();
        } // Closing it kills it.

        try (CheckedApp app = new CheckedApp(jdk, arguments())) {
            assertThat(calls(app)).isEqualTo(50);
            assertThat(read(app, "/api/v1/events").at("/lastId").asLong()).isGreaterThanOrEqualTo(lastEvent);
            // The budget goes on where it was.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(read(app, "/api/v1/slos")
                                    .at("/slos/0/total")
                                    .asInt())
                            .isEqualTo(50));
            app.ask("succeed 7");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(calls(app)).isEqualTo(57));
        }
    }

    private String arguments() {
        return "health.check.interval=1s;wrapper.payments.slo.availability=0.9;data.directory=" + data;
    }

    private int calls(CheckedApp app) {
        int calls = 0;
        for (JsonNode each : read(app, "/api/v1/metrics/history?by=&" + CALLS).at("/series/0/increase")) {
            calls += each.asInt();
        }
        return calls;
    }

    private JsonNode read(CheckedApp app, String path) {
        try {
            return json.readTree(app.get(path).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String series(String selector) {
        return "series=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
    }
}
