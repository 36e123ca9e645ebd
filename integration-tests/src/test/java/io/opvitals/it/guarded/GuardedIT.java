package io.opvitals.it.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.it.harness.AnyJdk;
import io.opvitals.it.harness.Built;
import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.ReceivedLogs;
import io.opvitals.it.receiver.ReceivedMetrics;
import io.opvitals.it.receiver.ReceivedSpans;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Law: what a library does for a call is part of that call. Every script's outcomes, reasons, retries, and what became of
 * its breakers and limiters, exactly.
 */
class GuardedIT {

    private static final String UNWANTED = "unwanted result";
    private static final String FLAKY = "java.lang.IllegalStateException";

    @AnyJdk
    void resilience4j_decorators(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            run(jdk, receiver, "Decorated");
            ReceivedMetrics metrics = receiver.metrics();

            assertThat(reasons(metrics))
                    .isEqualTo(Map.of(
                            "plain.supplier " + FLAKY, 1L,
                            "plain.supplier-of-type " + FLAKY, 1L,
                            "plain.of-result " + UNWANTED, 1L,
                            "plain.callable " + FLAKY, 1L,
                            "plain.checked " + FLAKY, 1L,
                            "plain.stage " + FLAKY, 1L,
                            "plain.stage-waited-for " + FLAKY, 1L,
                            "plain.exhausted-then-fallback " + FLAKY, 1L));
            assertThat(retries(metrics))
                    .isEqualTo(Map.of(
                            "plain.retried", 2L,
                            "plain.exhausted", 2L,
                            "plain.exhausted-then-fallback", 2L,
                            "plain.retried-later", 1L));
            assertThat(states(metrics)).isEqualTo(Map.of("upstream", "closed"));
            assertThat(transitions(metrics))
                    .isEqualTo(Map.of(
                            "upstream closed open", 1L,
                            "upstream open half_open", 1L,
                            "upstream half_open closed", 1L));
            assertThat(counts(metrics, "opvitals.circuit_breaker.calls.rejected", "opvitals.circuit_breaker.name"))
                    .isEqualTo(Map.of("upstream", 3L));
            assertThat(counts(metrics, "opvitals.bulkhead.calls.rejected", "opvitals.bulkhead.name"))
                    .isEqualTo(Map.of("desk", 1L));
            assertThat(counts(metrics, "opvitals.bulkhead.available", "opvitals.bulkhead.name"))
                    .isEqualTo(Map.of("desk", 1L));
            assertThat(counts(metrics, "opvitals.bulkhead.limit", "opvitals.bulkhead.name"))
                    .isEqualTo(Map.of("desk", 2L));
            assertThat(counts(metrics, "opvitals.rate_limiter.calls.rejected", "opvitals.rate_limiter.name"))
                    .isEqualTo(Map.of("quota", 1L));
            assertThat(counts(metrics, "opvitals.rate_limiter.available", "opvitals.rate_limiter.name"))
                    .isEqualTo(Map.of("quota", 0L));
            assertThat(counts(metrics, "opvitals.time_limiter.timeouts", "opvitals.time_limiter.name"))
                    .isEqualTo(Map.of("patience", 1L));
            assertThat(events(receiver.logs()))
                    .containsExactly(
                            "circuit breaker upstream is open, was closed",
                            "circuit breaker upstream is half_open, was open",
                            "circuit breaker upstream is closed, was half_open");
        }
    }

    @AnyJdk
    void failsafe_policies(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            run(jdk, receiver, "Failsafely");
            ReceivedMetrics metrics = receiver.metrics();

            assertThat(reasons(metrics))
                    .isEqualTo(Map.of(
                            "failsafe.fallback " + FLAKY, 1L,
                            "failsafe.of-result " + UNWANTED, 1L,
                            "failsafe.later " + FLAKY, 1L,
                            "failsafe.waited-for " + FLAKY, 1L,
                            "failsafe.stage " + FLAKY, 1L,
                            "failsafe.exhausted " + FLAKY, 1L));
            assertThat(retries(metrics))
                    .isEqualTo(Map.of("failsafe.retried", 2L, "failsafe.retried-later", 2L, "failsafe.exhausted", 2L));
            assertThat(errorTypes(metrics, "checked")).containsExactly("java.io.IOException");
            assertThat(states(metrics)).hasSize(1).allSatisfy((name, state) -> {
                assertThat(name).startsWith("Failsafely.<init>:");
                assertThat(state).isEqualTo("closed");
            });
            String breaker = states(metrics).keySet().iterator().next();
            assertThat(transitions(metrics))
                    .isEqualTo(Map.of(
                            breaker + " closed open", 1L,
                            breaker + " open half_open", 1L,
                            breaker + " half_open closed", 1L));
            assertThat(metrics.numbers("opvitals.circuit_breaker.calls.rejected")
                            .values())
                    .containsExactly(3.0);
            assertThat(metrics.numbers("opvitals.bulkhead.calls.rejected").values())
                    .containsExactly(1.0);
            assertThat(metrics.numbers("opvitals.rate_limiter.calls.rejected").values())
                    .containsExactly(1.0);
            assertThat(events(receiver.logs())).hasSize(3);
        }
    }

    @AnyJdk
    void spring_annotationsTemplatesAndCloud(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            run(jdk, receiver, "InSpring");
            ReceivedMetrics metrics = receiver.metrics();

            assertThat(reasons(metrics))
                    .isEqualTo(Map.of(
                            "bean.served " + FLAKY,
                            1L,
                            "bean.refused io.github.resilience4j.circuitbreaker.CallNotPermittedException",
                            1L,
                            "bean.both " + FLAKY,
                            1L,
                            "bean.later " + FLAKY,
                            1L,
                            "retry.annotated " + FLAKY,
                            1L,
                            "retry.template " + FLAKY,
                            1L,
                            "cloud.served " + FLAKY,
                            1L));
            assertThat(retries(metrics))
                    .isEqualTo(Map.of(
                            "bean.retried", 4L,
                            "bean.both", 2L,
                            "bean.retried-later", 2L,
                            "bean.by-interface", 1L,
                            "retry.annotated", 3L,
                            "retry.recovery-fails", 2L,
                            "retry.template", 4L,
                            "retry.template-alone", 2L));
            assertThat(errorTypes(metrics, "alone")).containsExactly(FLAKY);
            assertThat(states(metrics))
                    .isEqualTo(Map.of(
                            "served", "closed",
                            "refused", "forced_open",
                            "broken", "open",
                            "both", "closed",
                            "failing", "closed",
                            "later", "closed",
                            "cloud", "closed"));
            assertThat(transitions(metrics))
                    .isEqualTo(Map.of("refused closed forced_open", 1L, "broken closed open", 1L));
            assertThat(spanAttributes(receiver.spans(), "bean.served"))
                    .anySatisfy(attributes -> assertThat(attributes)
                            .containsEntry("opvitals.served_by", "instead")
                            .containsEntry("opvitals.fallback.reason", FLAKY));
            assertThat(spanAttributes(receiver.spans(), "bean.both"))
                    .anySatisfy(attributes -> assertThat(attributes).containsEntry("opvitals.retries", "2"));
        }
    }

    @AnyJdk
    void microProfile_bySmallRye(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            run(jdk, receiver, "FaultTolerant");
            ReceivedMetrics metrics = receiver.metrics();

            assertThat(reasons(metrics))
                    .isEqualTo(Map.of(
                            "ft.served " + FLAKY, 1L,
                            "ft.handled " + FLAKY, 1L,
                            "ft.retried-then-served " + FLAKY, 1L,
                            "ft.later " + FLAKY, 1L));
            assertThat(retries(metrics))
                    .isEqualTo(Map.of("ft.retried", 4L, "ft.retried-then-served", 2L, "ft.later", 3L));
        }
    }

    private static void run(Jdk jdk, OtlpReceiver receiver, String app) {
        ChildResult result = new ChildJvm(jdk)
                .agent()
                .option("-Xverify:all")
                .classPath(Built.guardedAppJar(), Built.guardedLibraries())
                .shipsTo(receiver.endpoint())
                .run("guarded." + app)
                .expectExit(0);

        assertThat(result.agentProblems()).isEmpty();
        assertThat(receiver.metrics().calls()).isEqualTo(result.truth());
        assertThat(receiver.metrics().inFlight()).isZero();
        assertThat(receiver.metrics()
                        .numbers("opvitals.agent.errors.suppressed")
                        .values())
                .allMatch(each -> each == 0);
    }

    private static Map<String, Long> reasons(ReceivedMetrics metrics) {
        Map<String, Long> reasons = new TreeMap<>();
        metrics.numbers("opvitals.operation.fallback")
                .forEach((attributes, value) -> reasons.put(
                        operation(attributes) + " " + attributes.get("opvitals.fallback.reason"), value.longValue()));
        return reasons;
    }

    private static Map<String, Long> retries(ReceivedMetrics metrics) {
        Map<String, Long> retries = new TreeMap<>();
        metrics.numbers("opvitals.operation.retry")
                .forEach((attributes, value) -> retries.put(operation(attributes), value.longValue()));
        return retries;
    }

    private static List<String> errorTypes(ReceivedMetrics metrics, String operation) {
        return metrics.histograms("opvitals.operation.duration").keySet().stream()
                .filter(each -> each.get("opvitals.operation").equals(operation) && each.containsKey("error.type"))
                .map(each -> each.get("error.type"))
                .toList();
    }

    /** The state of each breaker whose point is 1, after a look that exactly one is. */
    private static Map<String, String> states(ReceivedMetrics metrics) {
        Map<String, String> states = new TreeMap<>();
        metrics.numbers("opvitals.circuit_breaker.state").forEach((attributes, value) -> {
            if (value == 1) {
                String before = states.put(
                        attributes.get("opvitals.circuit_breaker.name"),
                        attributes.get("opvitals.circuit_breaker.state"));
                assertThat(before).isNull();
            }
        });
        return states;
    }

    private static Map<String, Long> transitions(ReceivedMetrics metrics) {
        Map<String, Long> transitions = new TreeMap<>();
        metrics.numbers("opvitals.circuit_breaker.transitions")
                .forEach((attributes, value) -> transitions.put(
                        attributes.get("opvitals.circuit_breaker.name") + " "
                                + attributes.get("opvitals.circuit_breaker.from") + " "
                                + attributes.get("opvitals.circuit_breaker.to"),
                        value.longValue()));
        return transitions;
    }

    private static Map<String, Long> counts(ReceivedMetrics metrics, String metric, String name) {
        Map<String, Long> counts = new TreeMap<>();
        metrics.numbersBy(metric, name).forEach((key, value) -> counts.put(key, value.longValue()));
        return counts;
    }

    private static List<String> events(ReceivedLogs logs) {
        return logs.named("opvitals.circuit_breaker.changed").stream()
                .map(ReceivedLogs::body)
                .toList();
    }

    private static List<Map<String, String>> spanAttributes(ReceivedSpans spans, String name) {
        return spans.named(name).stream().map(ReceivedSpans::attributes).toList();
    }

    private static String operation(Map<String, String> attributes) {
        return attributes.get("opvitals.wrapper") + "." + attributes.get("opvitals.operation");
    }
}
