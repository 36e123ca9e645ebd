package io.opvitals.agent.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.check.CheckReport;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.check.NamedCheck.Kind;
import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.export.metric.AgentNumbers;
import io.opvitals.agent.export.metric.ExportNumbers;
import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.health.WrapperLimits;
import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.AgentSeries;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.HealthSeries;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.OperationSeries;
import io.opvitals.agent.series.WindowSeries;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloTracker;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.Histogram;
import io.prometheus.metrics.expositionformats.generated.com_google_protobuf_4_35_0.Metrics.MetricFamily;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");

    private final TestCalls calls = new TestCalls();
    private final SloTracker slos = new SloTracker(
            List.of(new Objective(
                    "routellm", null, Objective.Kind.AVAILABILITY, Duration.ZERO, 0.9, Duration.ofDays(30))),
            calls.ticker().nanos());
    private final TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT, slos);
    private @Nullable HealthReport report;

    private final PrometheusText text = new PrometheusText(new PrometheusText.Sources(
            START,
            () -> report,
            new AllSeries(List.of(
                    new OperationSeries(),
                    new HealthSeries(() -> new Signals(
                            new CheckReport(List.of(new CheckResult(
                                    "disk", Kind.BUILT_IN, Status.UNHEALTHY, "full", START, Duration.ZERO, START))),
                            slos.report(),
                            new WrapperLimits(Map.of("routellm", 10.0)),
                            BudgetReport.EMPTY,
                            CacheReport.EMPTY)),
                    new WindowSeries(),
                    new AgentSeries(
                            () -> new AgentNumbers(3, 7, 0, 5, 1, 1_500_000_000, true, 0, 0.002, 0),
                            () -> new ExportNumbers(Map.of("metrics", 4L), 2))))));

    @Test
    void text_beforeTheFirstReport_isEmpty() throws Exception {
        assertThat(lines()).isEmpty();
    }

    @Test
    void text_tellsOfTheAgent() throws Exception {
        somethingHappens();

        assertThat(lines())
                .contains("opvitals_agent_methods_woven 7.0", "opvitals_agent_cpu_time_seconds_total 1.5")
                .contains("opvitals_agent_spans_dropped_total 3.0")
                .contains("opvitals_agent_export_failures_total{opvitals_export_signal=\"metrics\"} 4.0");
    }

    @Test
    void text_hasTheNamesOfOtlpTranslated() throws Exception {
        somethingHappens();

        String which = "opvitals_operation=\"complete\",opvitals_wrapper=\"routellm\"";
        assertThat(lines())
                .contains("# TYPE opvitals_operation_duration_seconds histogram")
                .contains("opvitals_operation_duration_seconds_count{opvitals_operation=\"complete\","
                        + "opvitals_outcome=\"success\",opvitals_wrapper=\"routellm\"} 6")
                .contains("opvitals_operation_duration_seconds_bucket{opvitals_operation=\"complete\","
                        + "opvitals_outcome=\"success\",opvitals_wrapper=\"routellm\",le=\"0.005\"} 0")
                .contains("opvitals_operation_duration_seconds_bucket{opvitals_operation=\"complete\","
                        + "opvitals_outcome=\"success\",opvitals_wrapper=\"routellm\",le=\"+Inf\"} 6")
                .contains("opvitals_operation_duration_seconds_count{error_type=\"java.lang.IllegalStateException\","
                        + "opvitals_operation=\"complete\",opvitals_outcome=\"error\",opvitals_wrapper=\"routellm\"} 2")
                .contains("opvitals_operation_fallback_total{opvitals_fallback_reason="
                        + "\"java.lang.IllegalStateException\"," + which + "} 2.0")
                .contains("opvitals_operation_active{" + which + "} 0.0")
                .contains("opvitals_health_status{opvitals_health_scope=\"system\",opvitals_health_state=\"unknown\"}"
                        + " 0.0")
                .contains("opvitals_health_check_status{opvitals_health_check_name=\"disk\","
                        + "opvitals_health_state=\"unhealthy\"} 1.0")
                .anyMatch(each -> each.startsWith("opvitals_slo_budget_remaining_ratio{"
                        + "opvitals_slo_kind=\"availability\",opvitals_wrapper=\"routellm\"} -1.0"))
                .anyMatch(each -> each.startsWith("opvitals_slo_burn_rate{opvitals_slo_kind=\"availability\","
                        + "opvitals_slo_window=\"5m\",opvitals_wrapper=\"routellm\"} 2."))
                .anyMatch(each -> each.startsWith("opvitals_wrapper_rate_limit_utilization_ratio"))
                .anyMatch(each -> each.startsWith("opvitals_health_score_ratio{opvitals_health_scope=\"system\"}"));
    }

    @Test
    void text_hasReadyMadeNumbers() throws Exception {
        somethingHappens();

        String which =
                "{opvitals_health_scope=\"operation\",opvitals_operation=\"complete\",opvitals_wrapper=\"routellm\"";
        assertThat(lines())
                .contains("opvitals_error_ratio" + which + "} 0.2")
                .contains("opvitals_fallback_ratio" + which + "} 0.2")
                .contains("opvitals_consecutive_failures" + which + "} 2.0")
                .contains("# TYPE opvitals_latency_seconds summary")
                .anyMatch(each -> each.startsWith("opvitals_latency_seconds" + which + ",quantile=\"0.95\"} 0.01"))
                .anyMatch(each -> each.startsWith("opvitals_calls_per_second" + which + "}"))
                .anyMatch(each -> each.startsWith("opvitals_health_score" + which + "} 0."))
                .noneMatch(each -> each.startsWith("opvitals_latency_seconds_count"));
    }

    @Test
    void measures_areNativeHistograms_inTextTheirCountAndSum() {
        MetricFamilies families = new MetricFamilies(0);
        MeasureSnapshot values = MeasureSnapshot.of(0.5, 1, 1, -4, 0);
        families.summary(Family.of(Metric.OPERATION_MEASURE), Labels.of("opvitals_measure", "score"), values);
        io.prometheus.metrics.model.snapshots.HistogramSnapshot family =
                (io.prometheus.metrics.model.snapshots.HistogramSnapshot)
                        families.snapshots().get(0);

        HistogramDataPointSnapshot point = family.getDataPoints().get(0);
        assertThat(point.getCount()).isEqualTo(5);
        assertThat(point.getSum()).isEqualTo(-1.5);
        assertThat(point.getNativeZeroCount()).isEqualTo(1);
        // Bucket 0 ends at 1: an upper bound belongs to its bucket.
        assertThat(point.getNativeBucketsForPositiveValues().getBucketIndex(0)).isEqualTo(-8);
        assertThat(point.getNativeBucketsForPositiveValues().getCount(8)).isEqualTo(2);
        assertThat(point.getNativeBucketsForPositiveValues().getBucketIndex(8)).isEqualTo(0);
        assertThat(point.getNativeBucketsForNegativeValues().getBucketIndex(0)).isEqualTo(16);
    }

    @Test
    void openMetrics_endsAsItMust_andNamesUnits() throws Exception {
        somethingHappens();

        List<String> lines = written(Format.OPEN_METRICS).lines().toList();
        assertThat(lines)
                .contains("# UNIT opvitals_operation_duration_seconds seconds")
                .contains("# TYPE opvitals_operation_fallback counter")
                .last()
                .isEqualTo("# EOF");
    }

    @Test
    void protobuf_hasClassicAndNativeHistogramsOfTheSameCalls() throws Exception {
        somethingHappens();

        Histogram durations = family("opvitals_operation_duration_seconds").getMetricList().stream()
                .filter(each -> each.getLabelList().stream()
                        .anyMatch(label -> label.getValue().equals("success")))
                .findFirst()
                .orElseThrow()
                .getHistogram();

        assertThat(durations.getSampleCount()).isEqualTo(6);
        assertThat(durations.getSchema()).isEqualTo(Buckets.SCALE);
        assertThat(durations.getBucketCount()).isEqualTo(15);
        assertThat(durations.getPositiveSpanCount()).isEqualTo(1);
        // Prometheus: bucket i of schema s ends at 2^(i / 2^s).
        double upper = Math.pow(2, durations.getPositiveSpan(0).getOffset() / 8.0);
        assertThat(0.01).isLessThanOrEqualTo(upper).isGreaterThan(upper / Math.pow(2, 1 / 8.0));
    }

    @Test
    void json_isASummary() throws Exception {
        assertThat(written(Format.JSON)).isEqualTo("{}");
        somethingHappens();

        assertThat(written(Format.JSON))
                .startsWith("{\"time\":\"2026-11-21T14:")
                .contains("\"wrappers\":[{\"wrapper\":\"routellm\",\"status\":\"unhealthy\",")
                .contains("\"operation\":\"complete\"", "\"errorRatio\":0.2", "\"p95\":0.01")
                .contains("\"outcomes\":{\"success\":6,\"fallback\":2,\"error\":2,")
                .contains("\"latencySeconds\":{\"p50\":null,");
    }

    @Test
    void series_thatBecomeOne_areAddedUp() {
        MetricFamilies families = new MetricFamilies(0);
        HistogramSnapshot one = HistogramSnapshot.of(30, new long[] {1}, 100, 100);
        families.histogram(new Family("a_seconds", "A."), Labels.of("x", "1"), one);
        families.histogram(new Family("a_seconds", "A."), Labels.of("x", "1"), one);

        assertThat(families.snapshots().get(0).getDataPoints()).hasSize(1);
    }

    private void somethingHappens() {
        int complete = calls.operation("routellm.complete");
        calls.operation("routellm.never");
        calls.succeed(complete, 6);
        calls.fallBack(complete, 2);
        calls.fail(complete, 2);
        report = cycle.seconds(5);
    }

    private String written(Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.write(out, format);
        return out.toString(UTF_8);
    }

    private List<String> lines() throws IOException {
        return written(Format.TEXT).lines().toList();
    }

    private MetricFamily family(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.write(out, Format.PROTOBUF);
        ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
        Map<String, MetricFamily> families = new HashMap<>();
        List<String> names = new ArrayList<>();
        while (true) {
            MetricFamily each = MetricFamily.parseDelimitedFrom(in);
            if (each == null) {
                break;
            }
            names.add(each.getName());
            families.put(each.getName(), each);
        }
        assertThat(names).doesNotHaveDuplicates().contains(name);
        return java.util.Objects.requireNonNull(families.get(name));
    }
}
