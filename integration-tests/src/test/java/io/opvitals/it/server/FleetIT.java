package io.opvitals.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two JVMs in a real Prometheus: one that is scraped, one that sends through a Collector; both are asked of the first. */
@Tag("backends")
class FleetIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String JOB = "fleet-" + ProcessHandle.current().pid();

    @Test
    void fleet_ofTwoRoads_isTheSumOfBoth() throws Exception {
        Path targets = Path.of(backend("METRICS_DB_TARGETS"), JOB + ".json");
        ChildJvm asked = new ChildJvm(newest())
                .agent("governor.cpu-budget=off")
                .option(
                        "-Dopvitals.fleet.prometheus.url=" + backend("METRICS_DB") + "/",
                        "-Dopvitals.fleet.prometheus.selector=job=~\"" + JOB + ".*\"");
        ChildJvm sending = new ChildJvm(newest())
                .agent("governor.cpu-budget=off")
                .shipsTo(backend("OTLP_HTTP"))
                .environment("OTEL_RESOURCE_ATTRIBUTES", "service.version=7.1,service.instance.id=sending-" + JOB)
                .environment("OTEL_SERVICE_NAME", JOB + "-sending");
        try (RunningChild a = asked.start("Loop");
                RunningChild b = sending.start("Loop")) {
            AgentHttp here = new AgentHttp(a);
            AgentHttp there = new AgentHttp(b);
            a.ask("call 300");
            a.ask("fail 7");
            b.ask("call 200");
            b.ask("fail 5");
            Files.writeString(
                    targets,
                    "[{\"targets\":[\"127.0.0.1:" + here.port() + "\"],\"labels\":{\"job\":\"" + JOB + "\"}}]");

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(texts(here.json("/api/v1/fleet/instances"), "instance"))
                        .containsExactly("127.0.0.1:" + here.port(), "sending-" + JOB);
                for (String each : List.of("success", "error")) {
                    assertThat(total(here, "/api/v1/fleet/metrics/summary", each))
                            .as(each)
                            .isEqualTo(total(here, "/api/v1/metrics/summary", each)
                                    + total(there, "/api/v1/metrics/summary", each));
                }
            });

            JsonNode instances = here.json("/api/v1/fleet/instances").get("instances");
            assertThat(instances.get(1).get("version").asText()).isEqualTo("7.1");
            assertThat(total(here, "/api/v1/fleet/metrics/summary?instance=sending-" + JOB, "success"))
                    .isEqualTo(200);
            assertThat(total(here, "/api/v1/fleet/metrics/summary?instance=127.0.0.1:" + here.port(), "error"))
                    .isEqualTo(7);
            JsonNode operation = here.json("/api/v1/fleet/operations/loop.step");
            assertThat(operation.at("/total/ended").asLong()).isEqualTo(512);
            assertThat(operation.at("/errors/0/total").asLong()).isEqualTo(12);
            assertThat(operation.at("/total/latency/p95").isNumber()).isTrue();
            assertWindowsAndCharts(here, a, b);
            a.endInput();
            b.endInput();
            a.result().expectExit(0);
            b.result().expectExit(0);
        } finally {
            Files.deleteIfExists(targets);
        }
    }

    /** Calls that come while both are known stand in the window, in the rate and in the charts. */
    private static void assertWindowsAndCharts(AgentHttp here, RunningChild a, RunningChild b) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            a.ask("call 20");
            b.ask("call 20");
            JsonNode system = here.json("/api/v1/fleet/system");
            assertThat(system.get("status").asText()).isIn("healthy", "degraded", "unhealthy");
            assertThat(system.get("arithmetic").asText()).contains("least healthy of 2 instances");
            assertThat(system.get("since").isNull()).isTrue();
            assertThat(system.get("calls").asLong()).isPositive();
            assertThat(system.get("callsPerSecond").asDouble()).isPositive();
            for (String each : List.of("calls", "latency", "heatmap", "score")) {
                JsonNode chart = here.json("/api/v1/fleet/charts?last=PT5M&points=60&chart=" + each);
                assertThat(chart.get("lines").toString()).as(each).containsPattern("[0-9]");
                for (JsonNode line : chart.get("lines")) {
                    assertThat(line.get("values")).hasSameSizeAs(chart.get("times"));
                }
            }
        });
    }

    private static long total(AgentHttp agent, String path, String outcome) {
        return agent.json(path).at("/total/outcomes/" + outcome).asLong(-1);
    }

    private static List<String> texts(JsonNode fleet, String field) {
        return fleet.get("instances").findValuesAsText(field);
    }

    private static String backend(String name) {
        String value = System.getenv("OPVITALS_BACKEND_" + name);
        if (value == null) {
            throw new IllegalStateException("OPVITALS_BACKEND_" + name
                    + " is not set (expected: to be run by integration-tests/backends/run with -- ...)");
        }
        return value;
    }

    private static Jdk newest() {
        List<Jdk> jdks = new InstalledJdks().supported();
        return jdks.get(jdks.size() - 1);
    }
}
