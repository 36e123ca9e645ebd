package io.opvitals.agent.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.opvitals.agent.cache.CacheCounts;
import io.opvitals.agent.cache.CacheId;
import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.check.CheckReport;
import io.opvitals.agent.check.CheckResult;
import io.opvitals.agent.check.NamedCheck.Kind;
import io.opvitals.agent.cost.Budget;
import io.opvitals.agent.cost.BudgetReport;
import io.opvitals.agent.cost.BudgetStatus;
import io.opvitals.agent.export.metric.Signals;
import io.opvitals.agent.health.Score;
import io.opvitals.agent.health.Status;
import io.opvitals.agent.health.WrapperLimits;
import io.opvitals.agent.operation.OperationSettings;
import io.opvitals.agent.slo.BurnRate;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloReport;
import io.opvitals.agent.slo.SloReport.Slo;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelemetryExportTest {

    private static final Duration TEN_MILLIS = Duration.ofMillis(10);

    private final OtlpReceiver receiver = new OtlpReceiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void state_saysWhatArrivedAndWhatFails() {
        // Another receiver, which refuses.
        OtlpReceiver refusing = new OtlpReceiver();
        refusing.status = 400;
        try (refusing;
                Exporting exporting = Exporting.to(
                        receiver, Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", refusing.endpoint() + "/v1/traces"))) {
            assertThat(exporting.export.state().configured()).isTrue();
            exporting.agent.call(exporting.agent.operation("routellm.complete"), TEN_MILLIS, new Exception("no"));
            exporting.collect();

            await().untilAsserted(() -> {
                ExportState state = exporting.export.state();
                assertThat(state.signals())
                        .filteredOn(each -> each.signal().equals("metrics"))
                        .singleElement()
                        .satisfies(each -> {
                            assertThat(each.endpoint()).startsWith(receiver.endpoint());
                            assertThat(each.arrived()).isPositive();
                            assertThat(each.failed()).isZero();
                            assertThat(each.sinceArrivedNanos()).isNotNegative();
                        });
                assertThat(state.signals())
                        .filteredOn(each -> each.signal().equals("traces"))
                        .singleElement()
                        .satisfies(each -> {
                            assertThat(each.arrived()).isZero();
                            assertThat(each.failed()).isPositive();
                            assertThat(each.sinceArrivedNanos()).isEqualTo(-1);
                        });
                assertThat(state.failing()).contains(refusing.endpoint());
                assertThat(state.spansDropped()).isEqualTo(1);
            });
        }
    }

    @Test
    void metrics_ofCallsOfEveryOutcome() {
        try (Exporting exporting = Exporting.to(receiver)) {
            int complete = exporting.agent.operation(
                    "routellm.complete",
                    new OperationSettings(Set.of("java.util.NoSuchElementException"), Duration.ofMinutes(1)));
            for (int millis = 1; millis <= 100; millis++) {
                exporting.agent.call(complete, Duration.ofMillis(millis));
            }
            exporting.agent.call(complete, TEN_MILLIS, new java.util.NoSuchElementException());
            exporting.agent.call(complete, TEN_MILLIS, new IllegalStateException("no"));
            exporting.agent.call(complete, TEN_MILLIS, new java.util.concurrent.TimeoutException("late"));
            exporting.collect();

            Metric durations = arrived("opvitals.operation.duration");
            assertThat(durations.getUnit()).isEqualTo("s");
            assertThat(durations.getExponentialHistogram().getAggregationTemporality())
                    .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
            Map<Map<String, String>, ExponentialHistogramDataPoint> points = exponentialPoints(durations);
            Map<String, String> success = Map.of(
                    "opvitals.wrapper", "routellm", "opvitals.operation", "complete", "opvitals.outcome", "success");
            assertThat(points.keySet())
                    .containsExactlyInAnyOrder(
                            success,
                            plus(success, "opvitals.outcome", "error", "error.type", "java.lang.IllegalStateException"),
                            plus(
                                    success,
                                    "opvitals.outcome",
                                    "timeout",
                                    "error.type",
                                    "java.util.concurrent.TimeoutException"));

            ExponentialHistogramDataPoint point = requireNonNull(points.get(success));
            assertThat(point.getCount()).as("expected exceptions are successes").isEqualTo(101);
            assertThat(point.getScale()).isEqualTo(3);
            assertThat(point.getSum()).isCloseTo(5.060, within(1e-9));
            assertThat(point.getMax()).isEqualTo(0.1);
            assertThat(point.getPositive().getBucketCountsList().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(101);
            assertThat(Points.quantile(point, 0.5)).isCloseTo(0.050, within(0.050 * 0.05));
            assertThat(Points.quantile(point, 0.99)).isCloseTo(0.099, within(0.099 * 0.05));
            assertThat(point.getStartTimeUnixNano()).isEqualTo(epochNanos(exporting.agent.started()));
            assertThat(point.getTimeUnixNano()).isEqualTo(epochNanos(exporting.agent.now()));
        }
    }

    @Test
    void metrics_ofWhatTheApplicationSays() {
        try (Exporting exporting = Exporting.to(receiver)) {
            int complete = exporting.agent.operation("routellm.complete");
            OpvitalsDoor.Call call = requireNonNull(OpvitalsDoor.enter(complete));
            Object current = requireNonNull(OpvitalsDoor.current());
            OpvitalsDoor.measure(current, "tokens", 3);
            OpvitalsDoor.measure(current, "tokens", 5);
            OpvitalsDoor.cost(current, new BigDecimal("0.25"), "EUR");
            OpvitalsDoor.fallback(current, "strong model is busy");
            exporting.agent.ticker.advance(Duration.ofMillis(250));
            OpvitalsDoor.exit(call, null);
            exporting.agent.call(complete, TEN_MILLIS, new IllegalStateException());
            OpvitalsDoor.enter(complete);
            exporting.collect();

            Map<String, String> operation = Map.of("opvitals.wrapper", "routellm", "opvitals.operation", "complete");
            ExponentialHistogramDataPoint tokens = arrived("opvitals.operation.measure")
                    .getExponentialHistogram()
                    .getDataPoints(0);
            assertThat(Points.attributes(tokens.getAttributesList()))
                    .isEqualTo(plus(operation, "opvitals.measure", "tokens"));
            assertThat(List.of(tokens.getCount(), tokens.getSum(), tokens.getMin(), tokens.getMax()))
                    .isEqualTo(List.of(2L, 8.0, 3.0, 5.0));
            assertThat(Points.quantile(tokens, 0.5)).isCloseTo(3, within(3 * 0.09));
            assertThat(Points.quantile(tokens, 1)).isCloseTo(5, within(5 * 0.09));

            NumberDataPoint cost = arrived("opvitals.operation.cost").getSum().getDataPoints(0);
            assertThat(cost.getAsDouble()).isEqualTo(0.25);
            assertThat(Points.attributes(cost.getAttributesList()))
                    .isEqualTo(plus(plus(operation, "opvitals.cost.currency", "EUR"), "opvitals.outcome", "fallback"));

            NumberDataPoint fallback =
                    arrived("opvitals.operation.fallback").getSum().getDataPoints(0);
            assertThat(fallback.getAsInt()).isEqualTo(1);
            assertThat(Points.attributes(fallback.getAttributesList()))
                    .isEqualTo(plus(operation, "opvitals.fallback.reason", "strong model is busy"));

            assertThat(arrived("opvitals.operation.recovery.duration")
                            .getExponentialHistogram()
                            .getDataPoints(0)
                            .getSum())
                    .isEqualTo(0.25);
            Metric active = arrived("opvitals.operation.active");
            assertThat(active.getSum().getIsMonotonic()).isFalse();
            assertThat(active.getSum().getDataPoints(0).getAsInt()).isEqualTo(1);
            assertThat(arrived("opvitals.operation.consecutive_failures")
                            .getGauge()
                            .getDataPoints(0)
                            .getAsInt())
                    .isEqualTo(1);
            assertThat(arrived("opvitals.operation.peak")
                            .getGauge()
                            .getDataPoints(0)
                            .getAsInt())
                    .isEqualTo(7);
        }
    }

    @Test
    void metrics_ofHealth() {
        try (Exporting exporting = Exporting.to(receiver)) {
            exporting.agent.call(exporting.agent.operation("routellm.complete"), TEN_MILLIS);
            exporting.collect();
            Map<String, Double> scores = new HashMap<>();
            arrived("opvitals.health.score")
                    .getGauge()
                    .getDataPointsList()
                    .forEach(point -> scores.put(
                            String.join(
                                    " ",
                                    Points.attributes(point.getAttributesList()).values()),
                            point.getAsDouble()));
            assertThat(scores)
                    .as("none for the system, which has no data in this test")
                    .isEqualTo(Map.of("wrapper routellm", 0.75, "operation complete routellm", 0.75));

            Map<String, Long> states = new HashMap<>();
            arrived("opvitals.health.status").getSum().getDataPointsList().forEach(point -> {
                Map<String, String> attributes = Points.attributes(point.getAttributesList());
                if (requireNonNull(attributes.get("opvitals.health.scope")).equals("operation")) {
                    states.put(attributes.get("opvitals.health.state"), point.getAsInt());
                }
            });
            assertThat(states).isEqualTo(Map.of("healthy", 1L, "degraded", 0L, "unhealthy", 0L, "unknown", 0L));
        }
    }

    @Test
    void metrics_ofChecksObjectivesAndLimits() {
        try (Exporting exporting = Exporting.to(receiver)) {
            Instant now = Instant.EPOCH;
            Objective objective = new Objective(
                    "routellm", "complete", Objective.Kind.AVAILABILITY, Duration.ZERO, 0.5, Duration.ofDays(30));
            BurnRate hour = new BurnRate(Duration.ofMinutes(5), Duration.ofHours(1), 2, 3, 14.4, true);
            BurnRate quarterDay = new BurnRate(Duration.ofMinutes(30), Duration.ofHours(6), 4, Double.NaN, 6, true);
            CacheCounts counts = new CacheCounts(30, 70, 60, 10, 5, 42);
            exporting.signals = new Signals(
                    new CheckReport(List.of(
                            new CheckResult("disk", Kind.BUILT_IN, Status.UNHEALTHY, "full", now, Duration.ZERO, now))),
                    new SloReport(List.of(new Slo(objective, now, 100, 5, List.of(hour, quarterDay)))),
                    new WrapperLimits(Map.of("routellm", 0.5)),
                    new BudgetReport(List.of(new BudgetStatus(
                            new Budget("routellm", Budget.Period.DAY, new BigDecimal("50"), "USD"),
                            now,
                            now.plus(Duration.ofDays(1)),
                            new BigDecimal("40"),
                            new BigDecimal("60"),
                            new TreeMap<>()))),
                    new CacheReport(List.of(
                            new CacheReport.Cache(new CacheId("Caffeine", "prices"), counts, counts),
                            new CacheReport.Cache(new CacheId("Caffeine", "silent"), null, null))));
            int complete = exporting.agent.operation("routellm.complete");
            exporting.agent.call(complete, TEN_MILLIS);
            exporting.collect();

            Map<String, String> which = Map.of(
                    "opvitals.wrapper", "routellm",
                    "opvitals.operation", "complete",
                    "opvitals.slo.kind", "availability");
            assertThat(gauges("opvitals.slo.budget.remaining")).isEqualTo(Map.of(which, 0.9));
            assertThat(gauges("opvitals.slo.burn_rate"))
                    .isEqualTo(Map.of(
                            plus(which, "opvitals.slo.window", "5m"), 2.0,
                            plus(which, "opvitals.slo.window", "1h"), 3.0,
                            plus(which, "opvitals.slo.window", "30m"), 4.0));
            assertThat(gauges("opvitals.wrapper.rate_limit.utilization"))
                    .containsOnlyKeys(Map.of("opvitals.wrapper", "routellm"));
            Map<String, String> budget = Map.of(
                    "opvitals.wrapper", "routellm",
                    "opvitals.budget.period", "day",
                    "opvitals.cost.currency", "USD");
            assertThat(gauges("opvitals.budget.utilization")).isEqualTo(Map.of(budget, 0.8));
            assertThat(gauges("opvitals.budget.forecast")).isEqualTo(Map.of(budget, 1.2));
            assertThat(gauges("opvitals.budget.spent")).isEqualTo(Map.of(budget, 40.0));
            assertThat(gauges("opvitals.budget.limit")).isEqualTo(Map.of(budget, 50.0));
            NumberDataPoint hits = arrived("opvitals.cache.hits").getSum().getDataPoints(0);
            assertThat(hits.getAsInt()).isEqualTo(30);
            assertThat(Points.attributes(hits.getAttributesList()))
                    .isEqualTo(Map.of("opvitals.cache.name", "prices", "opvitals.library", "Caffeine"));
            assertThat(arrived("opvitals.cache.size").getSum().getDataPoints(0).getAsInt())
                    .isEqualTo(42);
            Map<String, Long> states = new HashMap<>();
            arrived("opvitals.health.check.status").getSum().getDataPointsList().forEach(point -> {
                Map<String, String> attributes = Points.attributes(point.getAttributesList());
                states.put(
                        attributes.get("opvitals.health.check.name") + " " + attributes.get("opvitals.health.state"),
                        point.getAsInt());
            });
            assertThat(states)
                    .isEqualTo(
                            Map.of("disk healthy", 0L, "disk degraded", 0L, "disk unhealthy", 1L, "disk unknown", 0L));
        }
    }

    @Test
    void event_ofACheckThatChanges() {
        try (Exporting exporting = Exporting.to(receiver)) {
            CheckResult before = new CheckResult(
                    "disk", Kind.BUILT_IN, Status.HEALTHY, "30 % used", Instant.EPOCH, Duration.ZERO, Instant.EPOCH);
            CheckResult now = new CheckResult(
                    "disk", Kind.BUILT_IN, Status.UNHEALTHY, "95 % used", Instant.EPOCH, Duration.ZERO, Instant.EPOCH);
            exporting.export.onChange(before, now);

            await().until(() -> receiver.records.stream()
                    .anyMatch(each -> each.getEventName().equals("opvitals.health.check.changed")));
            LogRecord event = record("opvitals.health.check.changed");
            assertThat(event.getBody().getStringValue())
                    .isEqualTo("health check disk: healthy -> unhealthy, 95 % used");
            assertThat(Points.attributes(event.getAttributesList()))
                    .containsEntry("opvitals.health.check.name", "disk")
                    .containsEntry("opvitals.health.from", "healthy")
                    .containsEntry("opvitals.health.to", "unhealthy");
        }
    }

    @Test
    void metrics_ofTheAgentAndTheJvm() {
        try (Exporting exporting = Exporting.to(receiver)) {
            exporting.collect();
            assertThat(single("opvitals.agent.classes.woven").getAsInt()).isEqualTo(3);
            assertThat(single("opvitals.agent.methods.woven").getAsInt()).isEqualTo(7);
            assertThat(single("opvitals.agent.errors.suppressed").getAsInt()).isEqualTo(1);
            assertThat(single("opvitals.agent.spans.kept").getAsInt()).isEqualTo(20);
            assertThat(single("opvitals.agent.spans.dropped").getAsInt()).isEqualTo(2);
            assertThat(single("opvitals.agent.cpu.time").getAsDouble()).isEqualTo(1.5);
            assertThat(arrived("opvitals.agent.export.failures").getSum().getDataPointsList())
                    .hasSize(3)
                    .allSatisfy(point -> assertThat(point.getAsInt()).isZero());
            assertThat(receiver.allMetricNames())
                    .contains("jvm.memory.used", "jvm.thread.count", "jvm.cpu.time")
                    .allMatch(name -> name.startsWith("jvm.") || name.startsWith("opvitals."));
            assertThat(MBeanServerFactory.findMBeanServer(null))
                    .as("MBean servers, which some applications must be the first to make")
                    .isEmpty();
            Map<String, String> resource =
                    Points.attributes(receiver.resources.get(0).getAttributesList());
            assertThat(resource)
                    .containsEntry("service.name", "shop")
                    .containsKeys("service.instance.id", "telemetry.sdk.version");
        }
    }

    @Test
    void metrics_asDelta() {
        try (Exporting exporting =
                Exporting.to(receiver, Map.of("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta"))) {
            int complete = exporting.agent.operation("routellm.complete");
            for (int round = 1; round <= 3; round++) {
                for (int i = 0; i < round; i++) {
                    exporting.agent.call(complete, TEN_MILLIS, new IllegalStateException());
                }
                exporting.collect();
                awaitDurations(round * (round + 1) / 2);
            }
            List<ExponentialHistogramDataPoint> points = receiver.all("opvitals.operation.duration").stream()
                    .map(metric -> metric.getExponentialHistogram().getDataPoints(0))
                    .toList();
            assertThat(points)
                    .extracting(ExponentialHistogramDataPoint::getCount)
                    .containsExactly(1L, 2L, 3L);
            assertThat(points.get(0).getStartTimeUnixNano()).isEqualTo(epochNanos(exporting.agent.started()));
            assertThat(points.get(2).getStartTimeUnixNano())
                    .isEqualTo(points.get(1).getTimeUnixNano());
            assertThat(points).noneMatch(ExponentialHistogramDataPoint::hasMax);
            assertThat(arrived("opvitals.operation.active").getSum().getAggregationTemporality())
                    .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        }
    }

    @Test
    void metrics_asDeltaAfterAnOutage() {
        try (Exporting exporting =
                Exporting.to(receiver, Map.of("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta"))) {
            int complete = exporting.agent.operation("routellm.complete");
            exporting.agent.call(complete, TEN_MILLIS);
            exporting.collect();
            awaitDurations(1);
            receiver.status = 400;
            exporting.agent.call(complete, TEN_MILLIS);
            exporting.collect();
            int before = receiver.refused.get();
            await().until(() -> receiver.refused.get() > before + 2);
            receiver.status = 200;
            exporting.agent.call(complete, TEN_MILLIS);
            exporting.collect();
            awaitDurations(3);
            assertThat(receiver.all("opvitals.operation.duration")
                            .get(0)
                            .getExponentialHistogram()
                            .getDataPoints(0)
                            .getCount())
                    .isEqualTo(1);
        }
    }

    @Test
    void metrics_inExplicitBuckets() {
        try (Exporting exporting = Exporting.to(
                receiver,
                Map.of("OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", "explicit_bucket_histogram"))) {
            int complete = exporting.agent.operation("routellm.complete");
            exporting.agent.call(complete, Duration.ofMillis(1));
            exporting.agent.call(complete, Duration.ofMillis(30));
            exporting.agent.call(complete, Duration.ofMillis(30));
            exporting.agent.call(complete, Duration.ofSeconds(60));
            exporting.collect();
            HistogramDataPoint point =
                    arrived("opvitals.operation.duration").getHistogram().getDataPoints(0);
            assertThat(point.getExplicitBoundsList())
                    .containsExactly(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
            assertThat(point.getBucketCountsList())
                    .containsExactly(1L, 0L, 0L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
            assertThat(point.getSum()).isCloseTo(60.061, within(1e-9));
        }
    }

    @Test
    void spans_withTheirParentsAndExemplars() {
        try (Exporting exporting = Exporting.to(receiver)) {
            int checkout = exporting.agent.operation("shop.checkout");
            int charge = exporting.agent.operation("payments.charge");
            OpvitalsDoor.Call outer = requireNonNull(OpvitalsDoor.enter(checkout));
            exporting.agent.ticker.advance(TEN_MILLIS);
            OpvitalsDoor.Call inner = requireNonNull(OpvitalsDoor.enter(charge));
            OpvitalsDoor.argument(inner, "card", "visa", false);
            exporting.agent.ticker.advance(TEN_MILLIS);
            Exception declined = new IllegalStateException("declined: password=hunter2", new RuntimeException("pin"));
            OpvitalsDoor.exit(inner, declined);
            OpvitalsDoor.exit(outer, null);
            exporting.collect();
            await().until(() -> receiver.spans.size() == 2);

            Span child = span("payments.charge");
            Span parent = span("shop.checkout");
            assertThat(child.getTraceId()).isEqualTo(parent.getTraceId());
            assertThat(child.getTraceId().size()).isEqualTo(16);
            assertThat(child.getParentSpanId()).isEqualTo(parent.getSpanId());
            assertThat(parent.getParentSpanId()).isEqualTo(ByteString.EMPTY);
            assertThat(child.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_INTERNAL);
            assertThat(child.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
            assertThat(child.getStatus().getMessage()).isEqualTo("declined: password=***");
            assertThat(parent.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);
            assertThat(child.getEndTimeUnixNano() - child.getStartTimeUnixNano())
                    .isEqualTo(TEN_MILLIS.toNanos());
            assertThat(child.getStartTimeUnixNano() - parent.getStartTimeUnixNano())
                    .isEqualTo(TEN_MILLIS.toNanos());
            assertThat(Points.attributes(child.getAttributesList()))
                    .containsEntry("opvitals.wrapper", "payments")
                    .containsEntry("opvitals.operation", "charge")
                    .containsEntry("opvitals.outcome", "error")
                    .containsEntry("error.type", "java.lang.IllegalStateException")
                    .containsEntry("card", "visa")
                    .containsEntry("thread.name", Thread.currentThread().getName());
            assertThat(child.getEventsList()).singleElement().satisfies(event -> {
                assertThat(event.getName()).isEqualTo("exception");
                Map<String, String> attributes = Points.attributes(event.getAttributesList());
                assertThat(attributes)
                        .containsEntry("exception.type", "java.lang.IllegalStateException")
                        .containsEntry("exception.message", "declined: password=***");
                assertThat(attributes.get("exception.stacktrace"))
                        .contains("\tat io.opvitals.agent.export.TelemetryExportTest.")
                        .contains("Caused by: java.lang.RuntimeException: pin")
                        .doesNotContain("hunter2");
            });

            await().until(() -> !exemplars().isEmpty());
            assertThat(exemplars())
                    .extracting(Exemplar::getSpanId)
                    .containsExactlyInAnyOrder(child.getSpanId(), parent.getSpanId());
            assertThat(exemplars())
                    .allSatisfy(each -> assertThat(each.getTraceId()).isEqualTo(child.getTraceId()));
        }
    }

    @Test
    void spans_whenTheSamplerIsAlwaysOff() {
        try (Exporting exporting = Exporting.to(receiver, Map.of("OTEL_TRACES_SAMPLER", "always_off"))) {
            exporting.agent.call(exporting.agent.operation("shop.checkout"), TEN_MILLIS, new IllegalStateException());
            exporting.collect();
            awaitDurations(1);
            assertThat(exemplars()).isEmpty();
            exporting.export.close(Duration.ofSeconds(5));
            assertThat(receiver.spans).isEmpty();
        }
    }

    @Test
    void spans_whenTheSamplerIsARatio() {
        try (Exporting exporting = Exporting.to(
                receiver, Map.of("OTEL_TRACES_SAMPLER", "traceidratio", "OTEL_TRACES_SAMPLER_ARG", "0.000001"))) {
            exporting.agent.call(exporting.agent.operation("shop.checkout"), TEN_MILLIS, new IllegalStateException());
            exporting.collect();
            await().untilAsserted(() -> assertThat(receiver.spans).hasSize(1));
        }
    }

    @Test
    void events_ofHealthAndNewExceptions() {
        try (Exporting exporting = Exporting.to(receiver)) {
            int complete = exporting.agent.operation("routellm.complete");
            exporting.agent.call(complete, TEN_MILLIS, new IllegalStateException("token=abc"));
            exporting.collect();
            Score score =
                    new Score(0.672, 0.96, List.of(new Score.Factor("recent errors", 0.7, "7 in the last minute")));
            exporting.agent.collect(Status.DEGRADED, score);
            await().until(() -> receiver.records.size() == 2);

            LogRecord exception = record("opvitals.exception.new");
            assertThat(exception.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_WARN);
            assertThat(Points.attributes(exception.getAttributesList()))
                    .containsEntry("exception.message", "token=***")
                    .containsEntry("opvitals.operation", "complete");
            await().until(() -> receiver.spans.size() == 1);
            assertThat(exception.getSpanId())
                    .isEqualTo(span("routellm.complete").getSpanId());

            LogRecord health = record("opvitals.health.changed");
            assertThat(health.getSeverityNumber()).isEqualTo(SeverityNumber.SEVERITY_NUMBER_WARN);
            assertThat(health.getBody().getStringValue())
                    .isEqualTo("routellm.complete is degraded, was healthy: 0.67 = 0.96 success rate x 0.7 recent"
                            + " errors (7 in the last minute)");
            assertThat(Points.attributes(health.getAttributesList()))
                    .containsEntry("opvitals.health.from", "healthy")
                    .containsEntry("opvitals.health.to", "degraded")
                    .containsEntry("opvitals.wrapper", "routellm");
            assertThat(health.getTimeUnixNano()).isEqualTo(epochNanos(exporting.agent.now()));
        }
    }

    @Test
    void requests_withGzipAndHeaders() {
        try (Exporting exporting = Exporting.to(
                receiver,
                Map.of("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip", "OTEL_EXPORTER_OTLP_HEADERS", "X-Tenant=shop%201"))) {
            exporting.agent.call(exporting.agent.operation("shop.checkout"), TEN_MILLIS, new IllegalStateException());
            exporting.collect();
            await().until(() -> receiver.requests.stream()
                            .map(OtlpReceiver.Request::path)
                            .distinct()
                            .count()
                    == 3);
            assertThat(receiver.requests).allSatisfy(request -> {
                assertThat(request.encoding()).isEqualTo("gzip");
                assertThat(request.header()).isEqualTo("shop 1");
            });
        }
    }

    @Test
    void signals_thatNobodyConfigured() {
        try (Exporting exporting =
                new Exporting(Map.of("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", receiver.endpoint() + "/v1/metrics"))) {
            exporting.export.start();
            exporting.agent.call(exporting.agent.operation("shop.checkout"), TEN_MILLIS, new IllegalStateException());
            exporting.collect();
            awaitDurations(1);
            exporting.export.close(Duration.ofSeconds(5));
            assertThat(receiver.spans).isEmpty();
            assertThat(receiver.records).isEmpty();
            assertThat(exporting.agent.logLines()).isEmpty();
        }
    }

    @Test
    void close_sendsWhatIsLeft() {
        Exporting exporting = Exporting.to(
                receiver, Map.of("OTEL_METRIC_EXPORT_INTERVAL", "3600000", "OTEL_BSP_SCHEDULE_DELAY", "3600000"));
        exporting.agent.call(exporting.agent.operation("shop.checkout"), TEN_MILLIS, new IllegalStateException());
        exporting.collect();
        exporting.export.close(Duration.ofSeconds(30));
        assertThat(receiver.spans).hasSize(1);
        assertThat(receiver.latest("opvitals.operation.duration")).isNotNull();
        assertThat(exporting.agent.logLines()).isEmpty();
    }

    private Metric arrived(String name) {
        await().until(() -> receiver.latest(name) != null);
        return requireNonNull(receiver.latest(name));
    }

    private NumberDataPoint single(String name) {
        Metric metric = arrived(name);
        assertThat(metric.getSum().getDataPointsCount()).isEqualTo(1);
        return metric.getSum().getDataPoints(0);
    }

    /** Until the calls in all points of durations that ever arrived add up. For deltas, or a single export. */
    private void awaitDurations(long calls) {
        await().untilAsserted(() -> assertThat(receiver.all("opvitals.operation.duration").stream()
                        .flatMap(metric -> metric.getExponentialHistogram().getDataPointsList().stream())
                        .mapToLong(ExponentialHistogramDataPoint::getCount)
                        .sum())
                .isGreaterThanOrEqualTo(calls));
    }

    private List<Exemplar> exemplars() {
        return receiver.all("opvitals.operation.duration").stream()
                .flatMap(metric -> metric.getExponentialHistogram().getDataPointsList().stream())
                .flatMap(point -> point.getExemplarsList().stream())
                .toList();
    }

    private Span span(String name) {
        return receiver.spans.stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private LogRecord record(String event) {
        return receiver.records.stream()
                .filter(each -> each.getEventName().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Map<String, String>, ExponentialHistogramDataPoint> exponentialPoints(Metric metric) {
        Map<Map<String, String>, ExponentialHistogramDataPoint> points = new HashMap<>();
        metric.getExponentialHistogram()
                .getDataPointsList()
                .forEach(point -> points.put(Points.attributes(point.getAttributesList()), point));
        return points;
    }

    private static Map<String, String> plus(Map<String, String> attributes, String... keysAndValues) {
        Map<String, String> more = new HashMap<>(attributes);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            more.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return more;
    }

    private Map<Map<String, String>, Double> gauges(String name) {
        Map<Map<String, String>, Double> values = new HashMap<>();
        arrived(name)
                .getGauge()
                .getDataPointsList()
                .forEach(point -> values.put(Points.attributes(point.getAttributesList()), point.getAsDouble()));
        return values;
    }

    private static long epochNanos(java.time.Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
