package io.opvitals.agent.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import io.opvitals.agent.series.SeriesSource;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleEvaluationTest {

    private static final Family LOAD = new Family("load", "");
    private static final Family CALLS = new Family("calls", "");
    private static final Family TOOK = new Family("took_seconds", "");

    private final Map<String, Double> loads = new TreeMap<>();
    private final Map<String, Double> calls = new TreeMap<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final RuleEvaluation evaluation = new RuleEvaluation(
            new AllSeries(List.of(new SeriesSource() {
                @Override
                public void write(HealthReport report, SeriesSink sink) {
                    loads.forEach((host, value) -> sink.gauge(LOAD, Labels.of("host", host), value));
                    calls.forEach((host, value) -> sink.counter(CALLS, Labels.of("host", host), value));
                    sink.histogram(
                            TOOK,
                            Labels.EMPTY,
                            HistogramSnapshot.of(0, new long[] {1, 2}, 3_000_000_000L, 2_000_000_000L));
                }
            })),
            RuleEvaluation.Past.NONE,
            Ticker.system(),
            TestLog.to(lines));

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void evaluate_saysOfWhatARuleIsTrue_andWhenItIsNotAnyMore() {
        hold("load > 2");
        loads.put("a", 3.0);
        loads.put("b", 1.0);
        assertThat(active()).containsExactly("{alertname=\"A0\",host=\"a\"} 3.0");
        loads.put("b", 5.0);
        loads.remove("a");
        assertThat(active()).containsExactly("{alertname=\"A0\",host=\"b\"} 5.0");
        assertThat(evaluation.statuses().get(0).hadData()).isTrue();
    }

    @Test
    void evaluate_ofARange_remembersWhatWasEvenWhileRulesChange() {
        hold("increase(calls_total[1m]) > 100");
        for (int i = 0; i <= 6; i++) {
            calls.put("a", 30.0 * i);
            active();
        }
        hold("increase(calls_total[1m]) > 100", "load > 7");
        calls.put("a", 210.0);

        assertThat(active()).containsExactly("{alertname=\"A0\",host=\"a\"} 180.0");
    }

    @Test
    void evaluate_ofABrokenRule_saysWhy_andGoesOn() {
        hold("load + on() load", "load > 0");
        loads.put("a", 3.0);
        loads.put("b", 1.0);

        List<RuleResult> results = evaluation.evaluate(null, now);
        assertThat(results.get(0).problem())
                .contains("several series on the right")
                .contains("expected: one");
        assertThat(results.get(1).active()).hasSize(2);
    }

    @Test
    void evaluate_ofARuleThatFails_saysSoOnce_andWhenItWorksAgain() {
        hold("load + on() load");
        loads.put("a", 3.0);
        loads.put("b", 1.0);
        evaluateAt(0, 10);
        hold("load + on() load", "load > 0");
        evaluateAt(20, 30);
        assertThat(said())
                .singleElement()
                .asString()
                .startsWith("WARN alerts - rule A0 fails, its alerts stay what they are: ")
                .contains("several series on the right");

        loads.remove("b");
        evaluateAt(40, 50);
        assertThat(said()).hasSize(2);
        assertThat(said().get(1)).startsWith("INFO alerts - rule A0 works again");
    }

    @Test
    void evaluate_ofARuleThatFailsForAnotherNumber_saysItOnce() {
        evaluation.change(
                RuleFileReader.read(
                        "rules.yaml",
                        "groups: [{name: one, limit: 1, rules: [{alert: A, expr: load}]}]"
                                .getBytes(StandardCharsets.UTF_8)),
                Duration.ofSeconds(10));
        loads.put("a", 3.0);
        loads.put("b", 1.0);
        evaluateAt(0);
        loads.put("c", 1.0);
        evaluateAt(10);

        assertThat(said()).singleElement().asString().contains("2 alerts (expected: at most 1");
    }

    private void evaluateAt(long... seconds) {
        for (long each : seconds) {
            evaluation.evaluate(null, now.plusSeconds(each));
        }
    }

    private List<String> said() {
        return lines.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.indexOf("[main] ") + 7))
                .toList();
    }

    @Test
    void evaluate_ofASeriesThatNeverWas_isRight_andSaysSo() {
        hold("nothing > 1");

        assertThat(evaluation.evaluate(null, now).get(0).isFailed()).isFalse();
        assertThat(evaluation.statuses().get(0).hadData()).isFalse();
    }

    @Test
    void evaluate_ofAHistogram_hasBucketsCountAndSum() {
        hold(
                "took_seconds_count",
                "took_seconds_sum",
                "took_seconds_bucket{le=\"+Inf\"}",
                "histogram_quantile(1, took_seconds_bucket)");

        assertThat(active())
                .containsExactly(
                        "{alertname=\"A0\"} 3.0",
                        "{alertname=\"A1\"} 3.0",
                        "{alertname=\"A2\",le=\"+Inf\"} 3.0",
                        "{alertname=\"A3\"} 0.005");
    }

    @Test
    void evaluate_ofGroups_keepsTheirIntervals_andLimits() {
        RuleSet rules = RuleFileReader.read("rules.yaml", """
                groups:
                - {name: fast, interval: 5s, rules: [{alert: Fast, expr: load}]}
                - {name: slow, limit: 1, rules: [{alert: Slow, expr: load}]}
                """.getBytes(StandardCharsets.UTF_8));
        evaluation.change(rules, Duration.ofSeconds(20));
        loads.put("a", 1.0);
        assertThat(evaluation.interval()).isEqualTo(Duration.ofSeconds(5));
        List<String> evaluated = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            evaluation
                    .evaluate(null, now.plusSeconds(5L * i))
                    .forEach(each -> evaluated.add(each.rule().name()));
        }
        assertThat(evaluated.stream().filter("Fast"::equals)).hasSize(9);
        assertThat(evaluated.stream().filter("Slow"::equals)).hasSize(3);

        loads.put("b", 1.0);
        List<RuleResult> last = evaluation.evaluate(null, now.plusSeconds(60));
        assertThat(last.get(1).problem()).contains("2 alerts (expected: at most 1");
    }

    @Test
    void evaluate_whenTheClockStepsBack_goesOnAtOnce() {
        hold("load");
        loads.put("a", 1.0);
        active();
        now = now.minusSeconds(3_600);

        assertThat(active()).hasSize(1);
    }

    private void hold(String... expressions) {
        evaluation.change(RuleFileReaderTest.rules(List.of(expressions)), Duration.ofSeconds(10));
    }

    private List<String> active() {
        List<String> active = new ArrayList<>();
        for (RuleResult each : evaluation.evaluate(null, now)) {
            assertThat(each.problem()).isEmpty();
            each.active().forEach(sample -> active.add(sample.labels() + " " + sample.value()));
        }
        now = now.plusSeconds(10);
        return active;
    }
}
