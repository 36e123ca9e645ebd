package io.opvitals.it.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Law: what is found out is found in an application that does nothing for it. One JVM, many facts. */
class InsightIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CACHE = "opvitals_cache_%s{opvitals_cache_name=\"Cached.%s:";

    @AnyJdk
    void cachesMeasuresAndTheJvm_areFoundByThemselves(Jdk jdk) {
        ChildJvm jvm = new ChildJvm(jdk)
                .agent("measure.quality.baseline=0.8;health.window=10m")
                .option("-Xverify:all")
                .classPath(Built.guardedAppJar(), Built.guardedLibraries());
        try (RunningChild child = jvm.start("guarded.Cached")) {
            child.awaitOut("used");
            AgentHttp http = new AgentHttp(child);

            await().atMost(PATIENCE).untilAsserted(() -> assertCachesAreCounted(lines(http)));
            await().atMost(PATIENCE).untilAsserted(() -> assertJvmIsTold(lines(http)));
            assertMeasuresHavePercentilesAndABaseline(http);
            assertRecommendations(http);
            assertTrends(http);
            assertThat(lines(http)).contains("opvitals_agent_errors_suppressed_total 0.0");

            child.writeLine("forget");
            await().atMost(PATIENCE).untilAsserted(() -> {
                child.writeLine("collect");
                assertThat(lines(http))
                        .noneMatch(each -> each.startsWith("opvitals_cache_misses_total") && each.endsWith(" 120.0"));
            });
        }
    }

    private static void assertCachesAreCounted(List<String> lines) {
        assertThat(lines)
                .anyMatch(each -> each.startsWith(CACHE.formatted("hits_total", "counted")) && each.endsWith(" 40.0"))
                .anyMatch(
                        each -> each.startsWith(CACHE.formatted("misses_total", "counted")) && each.endsWith(" 120.0"))
                .anyMatch(each -> each.startsWith(CACHE.formatted("hit_ratio", "counted")) && each.endsWith(" 0.25"))
                .anyMatch(each -> each.startsWith(CACHE.formatted("size", "counted")) && each.endsWith(" 120.0"))
                // Loading and asynchronous.
                .filteredOn(each -> each.startsWith(CACHE.formatted("hits_total", "<init>")) && each.endsWith(" 150.0"))
                .hasSize(2);
    }

    private static void assertJvmIsTold(List<String> lines) {
        assertThat(lines)
                .anyMatch(each -> each.startsWith("opvitals_heap_utilization_ratio 0."))
                .anyMatch(each -> each.startsWith("opvitals_disk_utilization_ratio{path=\"/"))
                .anyMatch(each -> each.startsWith("jvm_memory_used_bytes{jvm_memory_pool_name=\""))
                .anyMatch(each -> each.startsWith("jvm_cpu_recent_utilization_ratio "))
                .anyMatch(each -> each.startsWith("jvm_threads_current{jvm_thread_daemon=\"false\"} "))
                .anyMatch(each -> each.startsWith("process_uptime_seconds "));
    }

    private static void assertMeasuresHavePercentilesAndABaseline(AgentHttp http) {
        JsonNode quality = http.json("/api/v1/measures?name=quality").at("/measures/0");
        assertThat(quality.path("kind").asText()).isEqualTo("quality");
        assertThat(quality.at("/window/count").asInt()).isEqualTo(40);
        assertThat(quality.at("/window/p95").asDouble()).isCloseTo(0.7, within(0.07));
        assertThat(quality.path("comparedWith").asText()).isEqualTo("0.8");
        assertThat(quality.path("worse").asDouble()).isCloseTo(0.25, within(1e-9));

        JsonNode offset = http.json("/api/v1/measures?name=offset").at("/measures/0");
        assertThat(offset.at("/total/min").asDouble()).isEqualTo(-20);
        assertThat(offset.at("/total/p50").asDouble()).isCloseTo(-1, within(1.1));
        assertThat(offset.path("worse").isNull()).isTrue();
        assertThat(lines(http))
                .anyMatch(each -> each.startsWith("opvitals_measure_worse_ratio{opvitals_measure=\"quality\","
                                + "opvitals_measure_kind=\"quality\",opvitals_operation=\"answer\","
                                + "opvitals_wrapper=\"cached\"} 0.25")
                        || each.contains("} 0.2499999"));
    }

    private static void assertRecommendations(AgentHttp http) {
        List<String> ids = new ArrayList<>();
        http.json("/api/v1/recommendations")
                .path("recommendations")
                .forEach(each -> ids.add(each.path("kind").asText()));
        assertThat(ids).contains("cache-rarely-hits", "cache-not-counted", "measure-worse");
        assertThat(http.json("/api/v1/recommendations?severity=critical").path("recommendations"))
                .isEmpty();
    }

    private static void assertTrends(AgentHttp http) {
        String series = "/api/v1/trend?series=";
        // The history has its first interval of ten seconds by then.
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode trends = http.json(series + "jvm_threads_current%7Bjvm_thread_daemon%3D%22true%22%7D&range=PT10M")
                    .path("trends");
            assertThat(trends).hasSize(1);
            assertThat(trends.at("/0/points/0/value").asDouble()).isPositive();
        });
        HttpResponse<String> refused = http.get(series + "rate(a%5B5m%5D)");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("is no name of series (expected:");
        assertThat(http.get(series + "a%7Bb%3D").body()).contains("column ");
        assertThat(http.json(series + "nothing_of_that_name").path("trends")).isEmpty();
    }

    private static List<String> lines(AgentHttp http) {
        return http.get("/metrics").body().lines().toList();
    }
}
