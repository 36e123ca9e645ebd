package io.opvitals.agent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.config.Setting;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.fleet.FakePrometheus;
import io.opvitals.agent.fleet.Fleet;
import io.opvitals.agent.fleet.FleetSettings;
import io.opvitals.agent.time.Ticker;
import io.opvitals.agent.web.api.FleetResource;
import io.opvitals.agent.web.api.FleetRoutes;
import io.opvitals.agent.web.route.Routes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FleetRoutesTest {

    private static final List<String> PATHS =
            List.of("system", "metrics/summary", "wrappers", "operations", "guards", "charts?chart=calls", "alerts");

    @Test
    void fleet_notConfigured_saysSo() {
        try (RunningServer server = new RunningServer(new Routes(new FleetRoutes(() -> null).routes()))) {
            assertThat(server.get("/api/v1/fleet/instances").body()).contains("\"configured\":false");
            for (String each : PATHS) {
                HttpResponse<String> answer = server.get("/api/v1/fleet/" + each);
                assertThat(answer.statusCode()).as(each).isEqualTo(404);
                assertThat(answer.body()).contains("opvitals.fleet.prometheus.url is not set");
            }
        }
    }

    @Test
    void fleet_answered_hasTheShapesOfOneJvm() throws IOException {
        try (FakePrometheus api = new FakePrometheus()
                        .knows(
                                "max_over_time(timestamp(",
                                FakePrometheus.series("\"job\":\"shop\",\"instance\":\"a:1\"", 1_763_729_998))
                        .knows(
                                "__name__=~",
                                FakePrometheus.series(
                                        "\"__name__\":\"opvitals_operation_active\",\"opvitals_wrapper\":\"shop\",\"opvitals_operation\":\"pay\"",
                                        2));
                RunningServer server = new RunningServer(routes(api))) {
            assertThat(server.get("/api/v1/fleet/instances").body())
                    .contains("\"configured\":true", "\"instance\":\"a:1\"", "\"seen\":false");
            for (String each : PATHS) {
                assertThat(server.get("/api/v1/fleet/" + each).statusCode())
                        .as(each)
                        .isEqualTo(200);
            }
            assertThat(server.get("/api/v1/fleet/operations/shop.pay").body())
                    .contains("\"inFlight\":2", "\"since\":null", "\"expected\":null", "\"exceptions\":[]");
            assertThat(server.get("/api/v1/fleet/wrappers/shop").body()).contains("\"id\":\"shop.pay\"");
            assertThat(server.get("/api/v1/fleet/operations/shop.refund").statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/api/v1/fleet/charts?chart=calls&operation=pay")
                            .body())
                    .contains("expected: together with its wrapper");
            assertThat(server.get("/api/v1/fleet/system?instance=a:1,,b:1").body())
                    .contains("\"at\":\"instance\"", "expected: 1 to 256");
            api.saysOnly(403, "");
            assertThat(server.get("/api/v1/fleet/system?instance=b:1").statusCode())
                    .isEqualTo(502);
            assertThat(server.get("/api/v1/fleet/system?instance=b:1").body())
                    .contains("urn:opvitals:problem:fleet-refused");
        }
    }

    @Test
    void manyAtOnce_whileTheFleetIsSlow_waitWithoutThreads() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        ExecutorService readers = Executors.newCachedThreadPool();
        try (FakePrometheus api = new FakePrometheus()
                        .knows(
                                "max_over_time(timestamp(",
                                FakePrometheus.series("\"job\":\"shop\",\"instance\":\"a:1\"", 1_763_729_998));
                RunningServer server = new RunningServer(routes(api))) {
            assertThat(server.get("/api/v1/fleet/instances").statusCode()).isEqualTo(200);
            api.waitsFor(latch, "ALERTS");
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String path = "/api/v1/fleet/alerts?instance=i" + i;
                asked.add(CompletableFuture.supplyAsync(() -> server.get(path), readers));
            }
            await().until(() -> api.asked("ALERTS") > 0);

            assertThat(server.get("/api/v1/fleet/instances").statusCode())
                    .as("a thread is left for others")
                    .isEqualTo(200);
            assertThat(asked).noneMatch(CompletableFuture::isDone);

            latch.countDown();
            for (CompletableFuture<HttpResponse<String>> each : asked) {
                assertThat(each.get().statusCode()).as(each.get().body()).isEqualTo(200);
            }
        } finally {
            latch.countDown();
            readers.shutdownNow();
        }
    }

    @Test
    void settings_withMistakes_areNamed() {
        assertThat(FleetSettings.problems(settings(
                        entry(Setting.FLEET_SELECTOR, "a=\"b\"} or up{c=\"d\""),
                        entry(Setting.FLEET_PASSWORD, "s3cret"))))
                .hasSize(2)
                .first()
                .asString()
                .contains("opvitals.fleet.prometheus.selector: 'a=\"b\"} or up{c=\"d\"'", "expected: labels such as");
        assertThat(FleetSettings.problems(settings(entry(Setting.FLEET_SELECTOR, "a=\"b\",c=~\"d|e\""))))
                .isEmpty();
        assertThat(FleetSettings.of(settings(
                                entry(Setting.FLEET_URL, "https://metrics.example/prometheus/"),
                                entry(Setting.FLEET_SELECTOR, "a=\"b\",c=~\"d|e\"")))
                        .selector())
                .extracting(Object::toString)
                .containsExactly("a=\"b\"", "c=~\"d|e\"");
    }

    @SafeVarargs
    private static Settings settings(Map.Entry<Setting, String>... values) {
        Properties properties = new Properties();
        for (Map.Entry<Setting, String> each : values) {
            properties.setProperty(each.getKey().key(), each.getValue());
        }
        return Settings.read(null, properties, Map.of());
    }

    private static Routes routes(FakePrometheus api) {
        FleetSettings settings =
                FleetSettings.of(settings(entry(Setting.FLEET_URL, api.url().toString())));
        Fleet fleet = new Fleet(
                settings,
                () -> {
                    throw new IOException("no certificate");
                },
                work -> {
                    Thread thread = new Thread(work, "fleet");
                    thread.setDaemon(true);
                    return thread;
                },
                Clock.systemUTC(),
                Ticker.system());
        FleetResource resource = new FleetResource(fleet, Clock.systemUTC());
        return new Routes(new FleetRoutes(() -> resource).routes());
    }
}
