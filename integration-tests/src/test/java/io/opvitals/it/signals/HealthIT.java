package io.opvitals.it.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String QUICK = "health.check.interval=1s;health.check.timeout=500ms;health.window=10s;"
            + "health.recent.window=5s;health.check.disk.above=1;health.check.memory.above=1;health.check.cpu.above=1;";

    private final ObjectMapper json = new ObjectMapper();

    @AnyJdk
    void health_showsChecksAndOperations_andFailsWhenTheyDo(Jdk jdk) {
        try (CheckedApp app = new CheckedApp(jdk, QUICK + "health.ready=payments,orders-db")) {
            app.ask("succeed 50");
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode health = health(app, 200);
                assertThat(health.at("/status").asText()).isEqualTo("healthy");
                assertThat(check(health, "orders-db")).isEqualTo("healthy: 2 replicas");
                assertThat(check(health, "deadlock")).isEqualTo("healthy: no deadlock");
                assertThat(check(health, "exporter")).startsWith("healthy");
                assertThat(check(health, "data-directory")).startsWith("healthy");
                assertThat(health.at("/operations/0/operation").asText()).isEqualTo("charge");
                assertThat(health.at("/operations/0/arithmetic").asText()).isEqualTo("1.00 = 1.00 success rate");
            });
            assertThat(app.get("/health/simple").body()).isEqualTo("healthy\n");
            assertThat(app.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(app.get("/health/ready").body()).isEqualTo("ready\n");

            app.ask("db degraded");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(check(health(app, 200), "orders-db"))
                            .isEqualTo("degraded: one of two replicas"));
            app.ask("db throw");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(check(health(app, 200), "orders-db"))
                        .isEqualTo("unhealthy: fails with java.io.IOException: connection reset");
                assertThat(app.get("/health/ready").statusCode()).isEqualTo(503);
            });
            app.ask("db hang");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(check(health(app, 200), "orders-db"))
                            .isEqualTo("unhealthy: has not answered (expected: within 500 ms)"));
            assertThat(health(app, 200).at("/status").asText()).isEqualTo("degraded");
            app.ask("db healthy");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(app.get("/health/ready").statusCode()).isEqualTo(200));

            app.ask("fail 200");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(app.get("/health/ready").statusCode()).isEqualTo(503);
                assertThat(app.get("/health/simple").statusCode()).isEqualTo(503);
                assertThat(health(app, 503).at("/wrappers/0/status").asText()).isEqualTo("unhealthy");
            });
        }
    }

    @Test
    void check_ofAnApplicationThatIsGone_isGoneToo_withItsLoader() {
        Jdk newest = newest();
        try (CheckedApp app = new CheckedApp(newest, QUICK)) {
            app.ask("deploy");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(check(health(app, 200), "redeployed"))
                            .isEqualTo("healthy: holds 1048576 bytes"));
            app.ask("collect");
            assertThat(app.child().out()).contains("still there");

            app.ask("undeploy");
            await().atMost(PATIENCE).untilAsserted(() -> {
                app.ask("collect");
                assertThat(app.child().out()).contains("gone");
            });
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(check(health(app, 200), "redeployed")).isEmpty());
        }
    }

    @Test
    void objectives_areCountedOverHttpAndInTheMetrics() {
        String objectives = "wrapper.payments.slo.availability=0.9;wrapper.payments.rate-limit=600/m;"
                + "operation.payments.charge.slo.latency.threshold=10s";
        try (CheckedApp app = new CheckedApp(newest(), QUICK + objectives)) {
            app.ask("succeed 95");
            app.ask("fail 5");
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode slos = parse(app.get("/api/v1/slos").body()).path("slos");
                assertThat(slos).hasSize(2);
                assertThat(slos.get(0).path("total").asLong()).isEqualTo(100);
                assertThat(slos.get(0).path("budgetRemaining").asDouble()).isBetween(0.499, 0.501);
                assertThat(slos.get(1).path("budgetRemaining").asDouble()).isEqualTo(1.0);
                assertThat(app.get("/metrics").body())
                        .contains("opvitals_slo_budget_remaining_ratio{opvitals_slo_kind=\"availability\","
                                + "opvitals_wrapper=\"payments\"}")
                        .contains("opvitals_wrapper_rate_limit_utilization_ratio{opvitals_wrapper=\"payments\"}");
            });
        }
    }

    private JsonNode health(CheckedApp app, int status) {
        var response = app.get("/health");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return parse(response.body());
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String check(JsonNode health, String name) {
        for (JsonNode each : health.path("checks")) {
            if (each.path("name").asText().equals(name)) {
                return each.path("status").asText() + ": "
                        + each.path("message").asText();
            }
        }
        return "";
    }

    private static Jdk newest() {
        List<Jdk> jdks = new InstalledJdks().supported();
        return jdks.get(jdks.size() - 1);
    }
}
