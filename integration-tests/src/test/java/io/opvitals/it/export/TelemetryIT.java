package io.opvitals.it.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.harness.RunningChild;
import io.opvitals.it.receiver.Delivery;
import io.opvitals.it.receiver.Histogram;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.ReceivedLogs;
import io.opvitals.it.receiver.ReceivedSpans;
import io.opvitals.it.receiver.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What arrives of an application that did everything once. */
class TelemetryIT {

    /** 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    @AnyJdk
    void metrics_everyOutcome_arriveWithTheirAttributes(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = shop(jdk, receiver);

            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            Map<Map<String, String>, Histogram> durations =
                    receiver.metrics().histograms("opvitals.operation.duration");
            assertThat(durations
                            .get(buy("late", "timeout", "java.util.concurrent.TimeoutException"))
                            .count())
                    .isEqualTo(3);
            assertThat(durations
                            .get(buy("busy", "rejected", "java.util.concurrent.RejectedExecutionException"))
                            .count())
                    .isEqualTo(3);
            assertThat(durations.get(buy("weird", "error", "empty receipt")).count())
                    .isEqualTo(3);
            assertThat(durations.keySet())
                    .as("error.type stands on failures only")
                    .allSatisfy(each -> assertThat(each.containsKey("error.type"))
                            .isEqualTo(Set.of("error", "timeout", "rejected").contains(each.get("opvitals.outcome"))));
            assertThat(receiver.metrics().inFlight()).isZero();
            assertThat(receiver.metrics().numbersBy("opvitals.operation.cost", "opvitals.cost.currency"))
                    .isEqualTo(Map.of("EUR", 1.25 * payments(result), "USD", 2.0 * payments(result)));
            assertThat(receiver.metrics().numbersBy("opvitals.operation.fallback", "opvitals.fallback.reason"))
                    .isEqualTo(Map.of("java.lang.IllegalStateException", 3.0));
            assertMeasure(receiver, "items", 21, 7 * (1 + 2 + 3));
            assertMeasure(receiver, "tokens.input", 21, 2_100);
            assertMeasure(receiver, "tokens.output", 21, 210);
            assertMeasure(receiver, "quality", 21, 10.5);
        }
    }

    @AnyJdk
    void metrics_byDefault_areCumulativeExponentialHistogramsInSeconds(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            shop(jdk, receiver);

            Metric duration = receiver.metrics().newest("opvitals.operation.duration");
            assertThat(duration.getUnit()).isEqualTo("s");
            assertThat(duration.hasExponentialHistogram()).isTrue();
            assertThat(duration.getExponentialHistogram().getAggregationTemporality())
                    .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
            assertThat(duration.getExponentialHistogram().getDataPointsList()).allSatisfy(point -> {
                assertThat(point.getStartTimeUnixNano()).isPositive().isLessThan(point.getTimeUnixNano());
                assertThat(point.getMax()).isGreaterThanOrEqualTo(point.getMin());
            });
        }
    }

    @AnyJdk
    void metrics_explicitBucketsAskedFor_addUpToTheSame(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent()
                    .shipsTo(receiver.endpoint())
                    .environment(
                            "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION", "EXPLICIT_BUCKET_HISTOGRAM")
                    .run("Shop")
                    .expectExit(0);

            assertThat(receiver.metrics().newest("opvitals.operation.duration").hasHistogram())
                    .isTrue();
            assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
            assertThat(receiver.metrics()
                            .histograms("opvitals.operation.duration")
                            .values())
                    .allSatisfy(point -> {
                        assertThat(point.inBuckets()).isEqualTo(point.count());
                        // A duration is known to an eighth of an octave, 9 %: so near a bound it may be on either side.
                        assertThat(point.sum()).isBetween(point.floor() * 0.9, point.ceiling() * 1.1);
                    });
        }
    }

    @AnyJdk
    void metrics_ofHealthAgentAndJvm_arrive(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            shop(jdk, receiver);

            assertThat(receiver.metrics().names())
                    .contains(
                            "opvitals.operation.duration",
                            "opvitals.operation.active",
                            "opvitals.operation.fallback",
                            "opvitals.operation.cost",
                            "opvitals.operation.measure",
                            "opvitals.health.score",
                            "opvitals.health.status",
                            "opvitals.agent.classes.woven",
                            "opvitals.agent.methods.woven",
                            "opvitals.agent.errors.suppressed",
                            "opvitals.agent.spans.kept",
                            "opvitals.agent.spans.dropped",
                            "opvitals.agent.export.failures",
                            "opvitals.agent.cpu.time",
                            "jvm.memory.used",
                            "jvm.thread.count",
                            "jvm.cpu.time",
                            "jvm.class.loaded");
            assertThat(receiver.metrics()
                            .numbers("opvitals.agent.errors.suppressed")
                            .values())
                    .containsOnly(0.0);
            assertThat(receiver.metrics()
                            .numbers("opvitals.agent.methods.woven")
                            .values())
                    .allSatisfy(woven -> assertThat(woven).isGreaterThanOrEqualTo(2));
            // Of the four states of each scope exactly one holds.
            assertThat(receiver.metrics().numbers("opvitals.health.status").entrySet().stream()
                            .filter(each -> "system".equals(each.getKey().get("opvitals.health.scope")))
                            .mapToDouble(Map.Entry::getValue)
                            .sum())
                    .isEqualTo(1);
        }
    }

    @AnyJdk
    void resource_givenByTheStandardVariables_isTaken(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            new ChildJvm(jdk)
                    .agent()
                    .shipsTo(receiver.endpoint())
                    .environment("OTEL_SERVICE_NAME", "checkout")
                    .environment("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test,team=a%20b")
                    .run("Shop")
                    .expectExit(0);

            assertThat(receiver.metrics().resource())
                    .containsEntry("service.name", "checkout")
                    .containsEntry("deployment.environment.name", "test")
                    .containsEntry("team", "a b")
                    .containsKey("service.instance.id");
        }
    }

    @AnyJdk
    void spans_everyFailureAndFallback_haveStatusParentAndAttributes(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            shop(jdk, receiver);

            List<Span> buys = receiver.spans().named("shop.buy");
            assertThat(withOutcome(buys, "fallback")).hasSize(3);
            assertThat(withOutcome(buys, "timeout")).hasSize(3);
            assertThat(withOutcome(buys, "rejected")).hasSize(3);
            assertThat(withOutcome(buys, "error")).hasSize(3);
            assertThat(withOutcome(buys, "timeout"))
                    .allSatisfy(span ->
                            assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR));
            assertThat(withOutcome(buys, "fallback")).allSatisfy(span -> {
                assertThat(span.getStatus().getCode()).isNotEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
                assertThat(ReceivedSpans.attributes(span))
                        .containsEntry("how", "down")
                        .containsKey("number")
                        .containsKey("customer")
                        .containsEntry("opvitals.fallback.reason", "java.lang.IllegalStateException");
            });
            List<Span> failedPayments = withOutcome(receiver.spans().named("bank.pay"), "error");
            assertThat(failedPayments).hasSize(3).allSatisfy(span -> {
                assertThat(receiver.spans().parentOf(span))
                        .get()
                        .satisfies(parent -> assertThat(parent.getName()).isEqualTo("shop.buy"))
                        .satisfies(parent -> assertThat(parent.getStartTimeUnixNano())
                                .isLessThanOrEqualTo(span.getStartTimeUnixNano()))
                        .satisfies(parent -> assertThat(parent.getEndTimeUnixNano())
                                .isGreaterThanOrEqualTo(span.getEndTimeUnixNano()));
                assertThat(span.toString()).contains("IllegalStateException").doesNotContain("4111111111111111");
            });
        }
    }

    @AnyJdk
    void exemplars_ofHistograms_leadToSpansThatArrived(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            shop(jdk, receiver);

            assertThat(receiver.metrics().exemplarTraces()).isNotEmpty();
            assertThat(receiver.spans().traceIds())
                    .containsAll(receiver.metrics().exemplarTraces());
        }
    }

    @AnyJdk
    void logs_newExceptionClasses_areEventsWithMaskedMessageAndTrace(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            shop(jdk, receiver);

            List<LogRecord> news = receiver.logs().named("opvitals.exception.new");
            Set<String> types = new HashSet<>();
            news.forEach(each -> types.add(ReceivedLogs.attributes(each).get("exception.type")));
            assertThat(types)
                    .contains(
                            "java.lang.IllegalStateException",
                            "java.util.concurrent.TimeoutException",
                            "java.util.concurrent.RejectedExecutionException");
            assertThat(news)
                    .filteredOn(
                            each -> "bank".equals(ReceivedLogs.attributes(each).get("opvitals.wrapper")))
                    .singleElement()
                    .satisfies(each -> assertThat(ReceivedLogs.attributes(each).get("exception.message"))
                            .startsWith("bank is down")
                            .doesNotContain("4111111111111111"))
                    .satisfies(each -> assertThat(ReceivedLogs.attributes(each).get("exception.stacktrace"))
                            .contains("io.opvitals.testapp.Shop.pay"))
                    .satisfies(each -> assertThat(each.getTraceId().isEmpty()).isFalse());
        }
    }

    @AnyJdk
    void requests_withHeadersAndCompressionAskedFor_haveThem(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            new ChildJvm(jdk)
                    .agent()
                    .shipsTo(receiver.endpoint())
                    .environment("OTEL_EXPORTER_OTLP_HEADERS", "api-key=secret,tenant=a%20b")
                    .environment("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip")
                    .run("Shop")
                    .expectExit(0);

            for (Signal signal : Signal.values()) {
                assertThat(receiver.deliveries(signal))
                        .as(signal.name())
                        .isNotEmpty()
                        .extracting(Delivery::headers)
                        .allSatisfy(headers -> assertThat(headers)
                                .containsEntry("api-key", "secret")
                                .containsEntry("tenant", "a b")
                                .containsEntry("content-encoding", "gzip")
                                .containsEntry("content-type", "application/x-protobuf"));
            }
        }
    }

    @AnyJdk
    void metrics_applicationTerminatedBySignal_haveArrived(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver();
                RunningChild child = new ChildJvm(jdk)
                        .agent()
                        .shipsTo(receiver.endpoint())
                        .environment("OTEL_METRIC_EXPORT_INTERVAL", "3600000")
                        .start("Loop")) {
            child.ask("call 1234");
            child.ask("fail 56");
            child.terminate();

            child.result().expectExit(TERMINATED);
            assertThat(receiver.metrics().calls())
                    .isEqualTo(Map.of("loop.step success", 1_234L, "loop.step error", 56L));
        }
    }

    private static ChildResult shop(Jdk jdk, OtlpReceiver receiver) {
        ChildResult result = new ChildJvm(jdk)
                .agent()
                .shipsTo(receiver.endpoint())
                .run("Shop")
                .expectExit(0);
        assertThat(result.agentProblems()).isEmpty();
        return result;
    }

    private static Map<String, String> buy(String how, String outcome, String errorType) {
        return Map.of(
                "opvitals.wrapper", "shop",
                "opvitals.operation", "buy",
                "opvitals.outcome", outcome,
                "error.type", errorType,
                "how", how);
    }

    private static long payments(ChildResult result) {
        return result.truth().getOrDefault("bank.pay success", 0L)
                + result.truth().getOrDefault("bank.pay error", 0L);
    }

    private static void assertMeasure(OtlpReceiver receiver, String name, long count, double sum) {
        assertThat(receiver.metrics().histograms("opvitals.operation.measure").entrySet())
                .filteredOn(each -> name.equals(each.getKey().get("opvitals.measure")))
                .singleElement()
                .satisfies(each -> assertThat(each.getValue().count()).isEqualTo(count))
                .satisfies(each -> assertThat(each.getValue().sum()).isCloseTo(sum, within(1e-9)));
    }

    private static List<Span> withOutcome(List<Span> spans, String outcome) {
        return spans.stream()
                .filter(each -> outcome.equals(ReceivedSpans.attributes(each).get("opvitals.outcome")))
                .toList();
    }
}
