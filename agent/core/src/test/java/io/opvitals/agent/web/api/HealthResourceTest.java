package io.opvitals.agent.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.check.CheckReport;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.check.NamedCheck.Kind;
import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.health.WrapperLimits;
import io.opvitals.agent.slo.SloReport;
import io.opvitals.agent.web.LatestReport;
import io.opvitals.agent.web.route.Answer;
import io.opvitals.agent.web.route.Call;
import io.opvitals.agent.web.route.Caller;
import io.opvitals.agent.web.route.Incoming;
import io.opvitals.agent.web.route.Json;
import io.opvitals.agent.web.view.HealthView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HealthResourceTest {

    private final Call call = new Call(
            new Incoming("GET", "/health", new TreeMap<>(), "127.0.0.1", false),
            new Caller("local", "127.0.0.1"),
            Map.of(),
            new byte[0],
            null);
    private final LatestReport latest = new LatestReport();
    private final TestCalls calls = new TestCalls();
    private final TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT, latest);
    private final List<CheckResult> checks = new ArrayList<>();
    private final List<String> needed = new ArrayList<>();
    private final HealthResource health = new HealthResource(
            latest,
            () -> new Signals(
                    new CheckReport(checks),
                    SloReport.EMPTY,
                    WrapperLimits.NONE,
                    BudgetReport.EMPTY,
                    CacheReport.EMPTY),
            () -> List.copyOf(needed));

    @Test
    void overall_withoutAnythingKnown_isUnknownAndNoReasonForAlarm() {
        assertThat(text(health.simple(call))).isEqualTo("200 unknown\n");
        assertThat(text(health.ready(call))).isEqualTo("200 ready\n");
        assertThat(text(health.live(call))).isEqualTo("200 live\n");
        assertThat(health.details(call).status()).isEqualTo(200);
        assertThat(HealthView.SCHEMA.faults(Json.read(health.details(call).body())))
                .isEmpty();
    }

    @Test
    void overall_isTheWorseOfChecksAndOperations() {
        check("disk", Status.HEALTHY);
        assertThat(text(health.simple(call))).isEqualTo("200 healthy\n");

        calls.fail(calls.operation("payments.charge"), 10);
        cycle.seconds(5);
        assertThat(text(health.simple(call))).isEqualTo("503 unhealthy\n");
        assertThat(health.details(call).status()).isEqualTo(503);
        assertThat(HealthView.SCHEMA.faults(Json.read(health.details(call).body())))
                .isEmpty();
        assertThat(new String(health.details(call).body(), UTF_8))
                .startsWith("{\"status\":\"unhealthy\",\"checks\":[{\"name\":\"disk\",\"kind\":\"built-in\"");
    }

    @Test
    void overall_isDegraded_whileMoreThanHalfOfTheChecksAreHealthy() {
        check("disk", Status.HEALTHY);
        check("memory", Status.HEALTHY);
        check("orders-db", Status.UNHEALTHY);
        assertThat(text(health.simple(call))).isEqualTo("200 degraded\n");

        check("cache", Status.UNHEALTHY);
        assertThat(text(health.simple(call))).isEqualTo("503 unhealthy\n");
    }

    @Test
    void ready_asksOnlyForWhatIsNeeded() {
        check("orders-db", Status.UNHEALTHY);
        calls.fail(calls.operation("payments.charge"), 10);
        cycle.seconds(5);
        assertThat(health.ready(call).status()).isEqualTo(200);

        needed.add("search");
        assertThat(health.ready(call).status()).isEqualTo(200);
        needed.set(0, "payments");
        assertThat(text(health.ready(call))).isEqualTo("503 not ready\n");
        needed.set(0, "orders-db");
        assertThat(health.ready(call).status()).isEqualTo(503);
        needed.set(0, "*");
        assertThat(health.ready(call).status()).isEqualTo(503);
        assertThat(health.live(call).status()).isEqualTo(200);
    }

    private void check(String name, Status status) {
        Instant now = Instant.parse("2026-11-21T14:00:00Z");
        checks.add(new CheckResult(name, Kind.BUILT_IN, status, "seen", now, Duration.ofMillis(3), now));
    }

    private static String text(Answer answer) {
        return answer.status() + " " + new String(answer.body(), UTF_8);
    }
}
