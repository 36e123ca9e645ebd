package io.opvitals.agent.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.opvitals.agent.fleet.ChartQuestion.Chart;
import io.opvitals.agent.fleet.FleetException.Kind;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.time.Ticker;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
    private static final OperationId ROUTE = new OperationId("routellm", "complete");
    private static final String OF_ROUTE = "\"opvitals_wrapper\":\"routellm\",\"opvitals_operation\":\"complete\"";
    private static final String A = "\"job\":\"shop\",\"instance\":\"a:1\"";
    private static final String B = "\"job\":\"shop\",\"instance\":\"b:1\"";

    private final AtomicLong nanos = new AtomicLong();
    private final Ticker ticker = new Ticker() {
        @Override
        public long nanos() {
            return nanos.get();
        }
    };
    private FakePrometheus api;

    @BeforeEach
    void start() throws IOException {
        api = new FakePrometheus()
                .knows("max_over_time(timestamp(", series(A, 1_763_729_998) + "," + series(B, 1_763_729_000))
                .knows("quantile(0.5, count_over_time(", series("", 20));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void instances_oneOfThemGone_areListedWithWhatTheySay() throws FleetException {
        api.knows(
                        "opvitals_health_status{opvitals_health_scope=\"system\"} == 1",
                        series(A + ",\"opvitals_health_state\":\"degraded\"", 1))
                .knows("opvitals_health_score_ratio", series(A, 0.7))
                .knows("target_info", series(A + ",\"service_version\":\"1.2\"", 1));

        Instances instances = fleet().instances();

        assertThat(instances.intervalSeconds()).isEqualTo(15);
        assertThat(instances.seen()).isEqualTo(1);
        assertThat(instances.instances()).hasSize(2);
        assertThat(instances.instances().get(0))
                .isEqualTo(new FleetInstance(
                        "a:1",
                        "shop",
                        "1.2",
                        Status.DEGRADED,
                        0.7,
                        0,
                        Double.NaN,
                        Double.NaN,
                        Instant.ofEpochSecond(1_763_729_998),
                        true));
        assertThat(instances.instances().get(1).status()).isEqualTo(Status.UNKNOWN);
        assertThat(instances.instances().get(1).isSeen()).isFalse();
    }

    @Test
    void report_ofClassicAndNativeHistograms_addsThemUpAndSaysWhoIsWorst() throws FleetException {
        String success = OF_ROUTE + ",\"opvitals_outcome\":\"success\"";
        String error = OF_ROUTE + ",\"opvitals_outcome\":\"error\",\"error_type\":\"java.io.IOException\"";
        api.knows("resets(opvitals_operation_duration_seconds_bucket[", "")
                .knows(
                        "opvitals_operation_duration_seconds_bucket",
                        series(success + ",\"le\":\"0.1\"", 6) + "," + series(success + ",\"le\":\"0.5\"", 10) + ","
                                + series(success + ",\"le\":\"+Inf\"", 10))
                .knows("resets(opvitals_operation_duration_seconds_sum[", "")
                .knows("opvitals_operation_duration_seconds_sum", series(success, 1.5))
                .knows(
                        "sum by (opvitals_wrapper, opvitals_operation, opvitals_outcome, error_type) (opvitals_operation_duration_seconds)",
                        "{\"metric\":{" + error + "},\"histogram\":[1763730000.5,{\"count\":\"2\",\"sum\":\"4\","
                                + "\"buckets\":[[0,\"1.834008086409342\",\"2\",\"2\"]]}]}")
                .knows("__name__=~", series("\"__name__\":\"opvitals_operation_active\"," + OF_ROUTE, 3))
                .knows(
                        "bottomk",
                        series(B + ",\"opvitals_health_scope\":\"operation\"," + OF_ROUTE, 0.41)
                                + ","
                                + series(A + ",\"opvitals_health_scope\":\"system\"", 0.9))
                .knows(
                        "opvitals_health_status == 1",
                        series("\"opvitals_health_scope\":\"system\",\"opvitals_health_state\":\"healthy\"", 1) + ","
                                + series(
                                        "\"opvitals_health_scope\":\"system\",\"opvitals_health_state\":\"degraded\"",
                                        1))
                .knows(
                        "opvitals_circuit_breaker_state",
                        series(breaker("closed"), 1) + "," + series(breaker("open"), 1));

        HealthReport report = fleet().report(FleetScope.ALL);

        OperationSnapshot total = report.snapshot().operations().getOrDefault(ROUTE, OperationSnapshot.empty(ROUTE));
        assertThat(total.count(Outcome.SUCCESS)).isEqualTo(10);
        assertThat(total.count(Outcome.ERROR)).isEqualTo(2);
        assertThat(total.started()).isEqualTo(15);
        assertThat(total.durations().sumNanos()).isEqualTo(5_500_000_000L);
        assertThat(total.durations().quantileNanos(0.99)).isBetween(1.8e9, 2e9);
        ScopeHealth operation = report.operations().getOrDefault(ROUTE, report.system());
        assertThat(operation.score().arithmetic()).isEqualTo("0.41 = 0.41 score of the instance (b:1)");
        assertThat(operation.isOwn()).isFalse();
        assertThat(operation.inFlight()).isEqualTo(3);
        assertThat(report.system().status()).isEqualTo(Status.DEGRADED);
        assertThat(report.wrappers()).containsOnlyKeys("routellm");
        assertThat(report.guards().guards()).hasSize(1);
        assertThat(String.valueOf(report.guards().guards().get(0).state())).isEqualTo("OPEN");
    }

    @Test
    void charts_ofARange_haveGapsAndNoMoreThanTheyAreToHave() throws FleetException {
        api.knows(
                "_count[",
                "{\"metric\":{\"opvitals_outcome\":\"success\"},\"values\":[[1763730060,\"2\"],[1763730180,\"3.5\"]]}");

        FleetChart chart = fleet().chart(question(Chart.CALLS, 10));

        assertThat(chart.stepSeconds()).isEqualTo(60);
        assertThat(chart.lines().get("success")).containsOnlyKeys(1_763_730_000L, 1_763_730_120L);
        FakePrometheus.Query asked = api.queries.stream()
                .filter(each -> each.text().contains("_count["))
                .filter(each -> each.path().endsWith("query_range"))
                .findFirst()
                .orElseThrow();
        assertThat(asked.form()).containsEntry("step", "60").containsEntry("start", "2025-11-21T13:01:00Z");
    }

    @Test
    void heatMap_ofClassicBuckets_hasTheirBoundsAsRows() throws FleetException {
        api.knows(
                "_bucket[",
                range("0.1", "1") + "," + range("0.25", "1") + "," + range("0.5", "3") + "," + range("+Inf", "4"));

        FleetChart heat = fleet().chart(question(Chart.HEATMAP, 10));
        FleetChart latency = fleet().chart(question(Chart.LATENCY, 10));

        assertThat(heat.rows()).containsOnlyKeys(0.1, 0.5, 1.0);
        assertThat(heat.rows().get(0.5)).containsEntry(1_763_730_000L, 120.0);
        assertThat(latency.lines()).containsOnlyKeys("p50", "p90", "p95", "p99");
        assertThat(latency.lines().get("p50").get(1_763_730_000L)).isBetween(0.35, 0.4);
    }

    @Test
    void alerts_ofOthers_areLeftOut() throws FleetException {
        String ours = "\"alertname\":\"Slow\",\"severity\":\"critical\",\"opvitals_wrapper\":\"routellm\"";
        api.knows("min without", "")
                .knows("ALERTS_FOR_STATE", series("\"__name__\":\"ALERTS_FOR_STATE\"," + ours, 1_763_720_000))
                .knows(
                        "ALERTS",
                        series("\"__name__\":\"ALERTS\",\"alertstate\":\"firing\"," + ours, 1) + ","
                                + series(
                                        "\"__name__\":\"ALERTS\",\"alertstate\":\"firing\",\"alertname\":\"Disk\"", 1));

        List<FleetAlert> alerts = fleet().alerts(FleetScope.ALL);

        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).activeAt()).isEqualTo(Instant.ofEpochSecond(1_763_720_000));
        assertThat(alerts.get(0).labels().get("alertname")).isEqualTo("Slow");
        assertThat(fleet().alerts(FleetScope.parse("a:1"))).isEmpty();
    }

    @Test
    void names_withWhatMeansSomething_areQuoted() throws FleetException {
        knowsOneOperation();
        Fleet fleet = fleet(settings(api.url(), List.of(LabelMatch.equal("env", "a\"b\\c"))));

        HealthReport unused = fleet.report(FleetScope.parse("x\"} or up{a=\"b"));
        HealthReport also = fleet.report(FleetScope.parse("b:1,a.b:1"));

        assertThat(also).isNotSameAs(unused);
        assertThat(api.queries)
                .extracting(FakePrometheus.Query::text)
                .anyMatch(each -> each.contains(
                        "opvitals_operation_stuck{env=\"a\\\"b\\\\c\",instance=\"x\\\"} or up{a=\\\"b\"}"))
                .anyMatch(each ->
                        each.contains("opvitals_operation_stuck{env=\"a\\\"b\\\\c\",instance=~\"a\\\\.b:1|b:1\"}"));
        assertThatThrownBy(() -> FleetScope.parse("a,,b")).hasMessageContaining("expected: 1 to 256");
    }

    @Test
    void manyReaders_ofTheSame_costOneQuestionEach() throws FleetException {
        knowsOneOperation();
        Fleet fleet = fleet();
        HealthReport first = fleet.report(FleetScope.ALL);
        int asked = api.queries.size();

        for (int i = 0; i < 10; i++) {
            assertThat(fleet.report(FleetScope.ALL)).isSameAs(first);
        }
        assertThat(api.queries).hasSize(asked);

        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(fleet.report(FleetScope.ALL)).isNotSameAs(first);
        assertThat(api.queries).hasSize(2 * asked);
        assertThat(api.mostAtOnce.get()).isBetween(1, 4);
    }

    @Test
    void readers_whileOneLoads_getWhatWasThereOrAreToldToComeAgain() throws Exception {
        knowsOneOperation();
        Fleet fleet = fleet();
        HealthReport first = fleet.report(FleetScope.ALL);
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        CountDownLatch latch = new CountDownLatch(1);
        api.waitsFor(latch, "bottomk");
        ExecutorService readers = Executors.newCachedThreadPool();
        try {
            int before = held();
            CompletableFuture<HealthReport> loading = CompletableFuture.supplyAsync(() -> report(fleet), readers);
            await().until(() -> held() > before);
            assertThat(fleet.report(FleetScope.ALL)).isSameAs(first);

            List<CompletableFuture<HealthReport>> others = new ArrayList<>();
            Fleet cold = fleet();
            for (int i = 0; i < 3; i++) {
                others.add(CompletableFuture.supplyAsync(() -> report(cold), readers));
            }
            await().untilAsserted(() -> assertThat(
                            catchThrowableOfType(FleetException.class, () -> cold.report(FleetScope.parse("one-more")))
                                    .kind())
                    .isEqualTo(Kind.BUSY));
            latch.countDown();
            assertThat(loading.get()).isNotSameAs(first);
            for (CompletableFuture<HealthReport> each : others) {
                assertThat(each.get()).isNotNull();
            }
        } finally {
            latch.countDown();
            readers.shutdownNow();
        }
    }

    @Test
    void everyKindOfTrouble_isSaid() {
        assertTrouble(
                Kind.UNREACHABLE,
                "nobody answers at 127.0.0.1:1",
                settings(URI.create("http://127.0.0.1:1"), List.of()));
        api.saysOnly(401, "no");
        assertTrouble(Kind.REFUSED, "answers 401 (expected: that opvitals.fleet.prometheus.token");
        api.saysOnly(200, "<html>Grafana</html>");
        assertTrouble(Kind.NOT_UNDERSTOOD, "'<html>Grafana</html>', which is no answer of a Prometheus-compatible API");
        api.saysOnly(200, "[]");
        assertTrouble(Kind.NOT_UNDERSTOOD, "no answer of a Prometheus-compatible API");
        api.saysOnly(503, "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"query timed out\"}");
        assertTrouble(Kind.NOT_UNDERSTOOD, "answers 503: 'query timed out' to max by");
        api.saysOnly(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}");
        assertTrouble(Kind.NOTHING_FOUND, "it was asked for opvitals_health_status{");
        api.saysOnly(200, " ".repeat((8 << 20) + 1));
        assertTrouble(Kind.TOO_LARGE, "more than 8388608 bytes");
    }

    @Test
    void answer_thatDoesNotCome_isNotWaitedForLongerThanSaid() {
        CountDownLatch never = new CountDownLatch(1);
        api.waitsFor(never, "");
        try {
            FleetSettings patient = settings(api.url(), List.of());
            FleetSettings settings = new FleetSettings(
                    patient.url(),
                    new FleetSettings.Credentials("t0ken", "", ""),
                    "",
                    Duration.ofMillis(200),
                    List.of(),
                    patient.window());
            assertTrouble(Kind.UNREACHABLE, "has not answered (expected: within 200 ms", settings);
            assertThat(api.queries.get(0).authorization()).isEqualTo("Bearer t0ken");
            assertThat(settings.toString()).doesNotContain("t0ken");
        } finally {
            never.countDown();
        }
    }

    private int held() {
        return (int) api.queries.stream()
                .filter(each -> each.text().contains("bottomk"))
                .count();
    }

    private void knowsOneOperation() {
        api.knows("__name__=~", series("\"__name__\":\"opvitals_operation_active\"," + OF_ROUTE, 0));
    }

    private void assertTrouble(Kind kind, String message) {
        assertTrouble(kind, message, settings(api.url(), List.of()));
    }

    private void assertTrouble(Kind kind, String message, FleetSettings settings) {
        FleetException trouble =
                catchThrowableOfType(FleetException.class, () -> fleet(settings).instances());
        assertThat(trouble).as(message).isNotNull();
        assertThat(trouble.kind()).as(trouble.reason()).isEqualTo(kind);
        assertThat(trouble.reason()).contains(message);
    }

    private static HealthReport report(Fleet fleet) {
        try {
            return fleet.report(FleetScope.ALL);
        } catch (FleetException e) {
            throw new IllegalStateException(e);
        }
    }

    private Fleet fleet() {
        return fleet(settings(api.url(), List.of()));
    }

    private Fleet fleet(FleetSettings settings) {
        return new Fleet(
                settings,
                () -> {
                    throw new IOException("no certificate");
                },
                work -> {
                    Thread thread = new Thread(work, "fleet");
                    thread.setDaemon(true);
                    return thread;
                },
                Clock.fixed(NOW, java.time.ZoneOffset.UTC),
                ticker);
    }

    private static FleetSettings settings(URI url, List<LabelMatch> selector) {
        return new FleetSettings(
                url, FleetSettings.Credentials.NONE, "", Duration.ofSeconds(10), selector, Duration.ofMinutes(5));
    }

    private static ChartQuestion question(Chart chart, int points) {
        Instant to = Instant.ofEpochSecond(1_763_730_600);
        return new ChartQuestion(chart, "", "", to.minusSeconds(600), to, points, FleetScope.ALL);
    }

    private static String range(String bound, String value) {
        return "{\"metric\":{\"le\":\"" + bound + "\"},\"values\":[[1763730060,\"" + value + "\"]]}";
    }

    private static String breaker(String state) {
        return "\"opvitals_circuit_breaker_name\":\"payments\",\"opvitals_library\":\"Resilience4j\","
                + "\"opvitals_circuit_breaker_state\":\"" + state + "\"";
    }

    private static String series(String labels, double value) {
        return FakePrometheus.series(labels, value);
    }
}
