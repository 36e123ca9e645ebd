package io.opvitals.it.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.InstalledJdks;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.LoopAnswers;
import io.opvitals.it.harness.RunningChild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("backends")
class RealBackendsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(60);
    private static final int CALLS_A_LINE = 20_000;

    private static final List<String> SERIES = List.of(
            "opvitals_operation_duration_seconds",
            "opvitals_operation_active",
            "opvitals_operation_fallback_total",
            "opvitals_operation_cost_total",
            "opvitals_operation_consecutive_failures",
            "opvitals_operation_peak",
            "opvitals_operation_recovery_duration_seconds",
            "opvitals_health_score_ratio",
            "opvitals_health_status",
            "opvitals_agent_classes_woven",
            "opvitals_agent_methods_woven",
            "opvitals_agent_errors_suppressed_total",
            "opvitals_agent_spans_kept_total",
            "opvitals_agent_spans_dropped_total",
            "opvitals_agent_export_failures_total",
            "opvitals_agent_cpu_time_seconds_total",
            "jvm_memory_used_bytes",
            "jvm_thread_count",
            "jvm_cpu_time_seconds_total");

    private final Backends backends = new Backends();

    @TempDir
    Path folder;

    /** The whole sample, through its script: every call of every operation and outcome, series, percentiles, traces. */
    @Test
    void sample_throughItsWholeScript_standsInPrometheusAndJaegerAsItReportsItself() throws Exception {
        Path report = folder.resolve("report");
        String service = "sample-" + ProcessHandle.current().pid();
        ChildJvm jvm = new ChildJvm(newest())
                .agent("health.window=20s;health.recent.window=10s")
                .option(
                        "-Dopvitals.instrumentation.include=io.opvitals.sample.gateway.LegacyRanker#rank",
                        "-Dopvitals.outcome.rules=payments.refund: error when result.status == 'DECLINED'")
                .shipsTo(backends.otlpHttp())
                .environment("OTEL_SERVICE_NAME", service);
        try (RunningChild child = jvm.startWith(List.of(
                "-jar",
                Built.sampleJar().toString(),
                "--for",
                "45s",
                "--script",
                "40s",
                "--rate",
                "100",
                "--quiet",
                "--report",
                report.toString()))) {
            ChildResult result = child.result(Duration.ofSeconds(150)).expectExit(0);
            assertThat(result.agentProblems()).isEmpty();
        }

        Map<String, Long> truth = report(report);
        assertThat(truth.keySet())
                .extracting(each -> each.substring(each.indexOf(' ') + 1))
                .contains("success", "fallback", "error", "rejected", "timeout", "cancelled");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(backends.calls(service)).isEqualTo(truth));
        assertEverySeriesIsThere(service);
        assertPercentilesAreInOrder(service);
        assertTracesAreWhole(service);
    }

    @EachJdk
    void shop_byGrpc_standsInPrometheusAndJaeger(Jdk jdk) {
        String service = "grpc-" + jdk.feature() + "-" + ProcessHandle.current().pid();

        ChildResult result = new ChildJvm(jdk)
                .agent()
                .shipsTo(backends.otlpGrpc())
                .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
                .environment("OTEL_SERVICE_NAME", service)
                .run("Shop")
                .expectExit(0);

        assertThat(result.agentProblems()).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(backends.calls(service)).isEqualTo(result.truth()));
        await().atMost(PATIENCE).until(() -> !backends.traces(service).isEmpty());
    }

    /** Down for a minute under load: totals right afterwards, one log line, and calls took as long as before. */
    @Test
    void collector_downForAMinute_changesNeitherTotalsNorLatency() {
        String service = "outage-" + ProcessHandle.current().pid();
        ChildJvm jvm =
                new ChildJvm(newest()).agent().shipsTo(backends.otlpHttp()).environment("OTEL_SERVICE_NAME", service);
        try (RunningChild child = jvm.start("Loop")) {
            int warmedUp = askFor(child, Duration.ofSeconds(5), 0);
            int before = askFor(child, Duration.ofSeconds(15), warmedUp);
            backends.stopCollector();
            int during = askFor(child, OUTAGE, before);
            backends.startCollector();
            int after = askFor(child, Duration.ofSeconds(5), during);
            long calls = (long) after * CALLS_A_LINE;
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(backends.calls(service)).isEqualTo(Map.of("loop.step success", calls)));
            child.endInput();
            ChildResult result = child.result().expectExit(0);

            assertThat(result.truth()).isEqualTo(Map.of("loop.step success", calls));
            assertThat(result.agentProblems()).as(result.toString()).hasSize(1);
            LoopAnswers answers = LoopAnswers.of(result.out());
            assertThat(answers.medianTotal(before, during))
                    .as("median time of %d calls during the outage, against before", CALLS_A_LINE)
                    .isLessThan(answers.medianTotal(warmedUp, before)
                            .multipliedBy(3)
                            .dividedBy(2));
        }
    }

    /** Keeps the application busy for this long; returns how many lines it has answered by then. */
    private static int askFor(RunningChild child, Duration length, int answered) {
        int lines = answered;
        for (Instant end = Instant.now().plus(length); Instant.now().isBefore(end); lines++) {
            child.ask("call " + CALLS_A_LINE);
        }
        return lines;
    }

    private void assertEverySeriesIsThere(String service) {
        assertThat(SERIES)
                .allSatisfy(each -> assertThat(backends.query(each + "{job=\"" + service + "\"}"))
                        .as(each)
                        .isNotEmpty());
        assertThat(backends.query("{__name__=~\"opvitals_operation_measure.*\",job=\"" + service + "\"}"))
                .isNotEmpty();
        assertThat(backends.query("opvitals_health_score_ratio{job=\"" + service + "\"}")
                        .values())
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
    }

    private void assertPercentilesAreInOrder(String service) {
        String series = "opvitals_operation_duration_seconds{job=\"" + service
                + "\",opvitals_wrapper=\"routellm\",opvitals_outcome=\"success\"}";
        double p50 = only(backends.query("histogram_quantile(0.5, sum by (job) (" + series + "))"));
        double p99 = only(backends.query("histogram_quantile(0.99, sum by (job) (" + series + "))"));
        double mean = only(backends.query("histogram_avg(sum by (job) (" + series + "))"));
        assertThat(p50).isPositive().isLessThanOrEqualTo(p99);
        assertThat(p99).isBetween(mean / 2, 30.0);
    }

    /** Jaeger keeps what was kept: errors marked, fallbacks told, children below the span that called them. */
    private void assertTracesAreWhole(String service) {
        await().atMost(PATIENCE).until(() -> !backends.traces(service).isEmpty());
        List<JsonNode> spans = new ArrayList<>();
        backends.traces(service).forEach(trace -> trace.get("spans").forEach(spans::add));

        assertThat(spans)
                .anySatisfy(span -> assertThat(tag(span, "opvitals.outcome")).isEqualTo("fallback"));
        assertThat(spans)
                .filteredOn(span -> tag(span, "opvitals.outcome").equals("error"))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(tag(span, "error")).isEqualTo("true"));
        List<JsonNode> children =
                spans.stream().filter(span -> !span.get("references").isEmpty()).toList();
        assertThat(children)
                .isNotEmpty()
                .allSatisfy(child -> assertThat(spans)
                        .as("the parent of %s", child)
                        .anySatisfy(span -> assertThat(span.get("spanID").asText())
                                .isEqualTo(child.at("/references/0/spanID").asText())));
        assertThat(children)
                .anySatisfy(
                        child -> assertThat(child.get("operationName").asText()).isEqualTo("poml.render"));
    }

    private static String tag(JsonNode span, String key) {
        for (JsonNode each : span.get("tags")) {
            if (each.get("key").asText().equals(key)) {
                return each.get("value").asText();
            }
        }
        return "";
    }

    private static double only(Map<Map<String, String>, Double> values) {
        assertThat(values).hasSize(1);
        return values.values().iterator().next();
    }

    private static Map<String, Long> report(Path file) throws Exception {
        Map<String, Long> report = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ", -1);
            report.put(words[0] + " " + words[1], Long.parseLong(words[2]));
        }
        return report;
    }

    private static Jdk newest() {
        List<Jdk> jdks = new InstalledJdks().supported();
        return jdks.get(jdks.size() - 1);
    }
}
