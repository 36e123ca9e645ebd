package io.opvitals.agent.insight.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.cache.CacheCounts;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.insight.PastValues;
import io.opvitals.agent.insight.advice.Situation.Calls;
import io.opvitals.agent.insight.measure.Comparison;
import io.opvitals.agent.insight.measure.Drift;
import io.opvitals.agent.insight.measure.MeasureId;
import io.opvitals.agent.insight.measure.MeasureKind;
import io.opvitals.agent.insight.measure.MeasureState;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.agent.operation.StuckCall;
import io.opvitals.agent.operation.StuckReport;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.SloReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of each kind of finding: where it is, and the nearest situation where it is not. */
class AdviceTest {

    private static final String NAME = "routellm.complete";
    private static final Duration FAST = Duration.ofMillis(20);
    private static final Instant NOW = Instant.parse("2026-11-21T16:00:00Z");

    @Test
    void nothing_happens_nothingIsFound() {
        assertThat(new Situation().findings()).isEmpty();
        assertThat(new Situation()
                        .operation(NAME, calls().ended(Outcome.SUCCESS, 500, FAST))
                        .findings())
                .isEmpty();
    }

    @Test
    void timeouts_asLongAsSuccesses_cutThem() {
        Finding found = only(new Situation()
                .operation(
                        NAME,
                        calls().ended(Outcome.SUCCESS, 90, Duration.ofMillis(1_200))
                                .ended(Outcome.SUCCESS, 20, Duration.ofMillis(2_400))
                                .fellBack(
                                        "java.util.concurrent.TimeoutException",
                                        23,
                                        Duration.ofMillis(2_100),
                                        Duration.ofMillis(100))
                                .fellBack("java.io.IOException", 2, FAST, FAST)));

        assertThat(found.id()).isEqualTo("timeouts-cut-successes:" + NAME);
        assertThat(found.text())
                .matches("92 % of fallbacks are time-outs at [12]\\.\\d s; p95 of successes is 2\\.\\d s");
        assertThat(found.evidence()).extracting(Evidence::name).contains("given up after", "p95 of successes");
    }

    @Test
    void timeouts_thatFail_cutSuccessesToo() {
        assertThat(kinds(new Situation()
                        .operation(
                                NAME,
                                calls().ended(Outcome.SUCCESS, 100, Duration.ofMillis(950))
                                        .ended(Outcome.TIMEOUT, 9, Duration.ofSeconds(1)))))
                .contains("timeouts-cut-successes");
    }

    @Test
    void timeouts_farBeyondSuccesses_cutNothing() {
        assertThat(kinds(new Situation()
                        .operation(
                                NAME,
                                calls().ended(Outcome.SUCCESS, 300, Duration.ofMillis(200))
                                        .ended(Outcome.TIMEOUT, 9, Duration.ofSeconds(2)))))
                .doesNotContain("timeouts-cut-successes");
    }

    @Test
    void retries_withHardlyASuccess_neverHelp() {
        Finding found = kind(
                "retries-never-help",
                new Situation()
                        .operation(
                                NAME,
                                calls().retried(60)
                                        .ended(Outcome.SUCCESS, 1, FAST)
                                        .ended(Outcome.ERROR, 19, FAST)));

        assertThat(found.text()).startsWith("60 retries").contains("2 % can have helped", "1 of 20 calls succeeded");
        assertThat(kinds(new Situation().operation(NAME, calls().retried(60).ended(Outcome.SUCCESS, 40, FAST))))
                .doesNotContain("retries-never-help");
    }

    @Test
    void fallback_nearlyAlways_isCritical() {
        Finding found = kind(
                "fallback-always",
                new Situation()
                        .operation(
                                NAME,
                                calls().fellBack("java.net.ConnectException", 97, FAST, FAST)
                                        .ended(Outcome.SUCCESS, 3, FAST)));

        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.text()).contains("97 %", "java.net.ConnectException");
        assertThat(kinds(new Situation()
                        .operation(NAME, calls().fellBack("x", 60, FAST, FAST).ended(Outcome.SUCCESS, 40, FAST))))
                .doesNotContain("fallback-always");
    }

    @Test
    void breaker_thatOpensAgainAndAgain_flaps() {
        assertThat(only(new Situation().opened("payments", 9)).text()).contains("payments opened 9 times");
        assertThat(new Situation().opened("payments", 5).findings()).isEmpty();
    }

    @Test
    void opens_areCountedFromTheHistoryOfAnHour() {
        PastValues past = new PastValues(Resolution.TEN_SECONDS)
                .knows(
                        transitions("payments", "open"),
                        SeriesKind.COUNTER,
                        List.of(
                                new HistoryPoint.Increase(NOW.minusSeconds(7_200), 40),
                                new HistoryPoint.Increase(NOW.minusSeconds(1_800), 2),
                                new HistoryPoint.Increase(NOW.minusSeconds(60), 4)))
                .knows(
                        transitions("payments", "closed"),
                        SeriesKind.COUNTER,
                        List.of(new HistoryPoint.Increase(NOW.minusSeconds(30), 6)));

        assertThat(new OpenedBreakers(past).until(NOW)).isEqualTo(Map.of("payments", 6L));
    }

    @Test
    void tail_tenTimesTheMedian_isSlow() {
        Calls slow = calls().ended(Outcome.SUCCESS, 290, FAST).ended(Outcome.SUCCESS, 10, Duration.ofSeconds(2));
        assertThat(only(new Situation().operation(NAME, slow)).kind()).isEqualTo("slow-tail");

        Calls even = calls().ended(Outcome.SUCCESS, 290, FAST).ended(Outcome.SUCCESS, 10, Duration.ofMillis(90));
        assertThat(new Situation().operation(NAME, even).findings()).isEmpty();
    }

    @Test
    void slo_thatWouldTakeAsManyCallsAgain_isOutOfReach() {
        Objective objective = new Objective(
                "routellm", "complete", Objective.Kind.AVAILABILITY, Duration.ZERO, 0.99, Duration.ofDays(30));
        Finding found = only(new Situation().slo(new SloReport.Slo(objective, NOW, 1_000, 80, List.of())));

        assertThat(found.id()).isEqualTo("slo-out-of-reach:" + NAME);
        assertThat(found.text()).contains("99.0 %", "92 % are good", "7000 further calls");
        assertThat(new Situation()
                        .slo(new SloReport.Slo(objective, NOW, 1_000, 12, List.of()))
                        .findings())
                .isEmpty();
    }

    @Test
    void calls_thatHang_areToldWithWhere() {
        OperationId id = OperationId.parse(NAME);
        StuckCall call = new StuckCall(
                id,
                "worker",
                false,
                NOW,
                0,
                List.of(new StackTraceElement("java.net.Socket", "read", "Socket.java", 7)));
        Finding found = only(new Situation()
                .operation(NAME, calls().ended(Outcome.SUCCESS, 1, FAST))
                .stuck(new StuckReport(List.of(call), Map.of(id, 3), List.of(), List.of())));

        assertThat(found.text()).isEqualTo("3 calls hang, for example in java.net.Socket.read(Socket.java:7)");
    }

    @Test
    void cache_thatRarelyHits_isToldApartBySize() {
        Finding small = only(new Situation().cache("prices", new CacheCounts(100, 900, 900, 0, 880, 50)));
        assertThat(small.text()).contains("10 % of 1000 look-ups", "880 entries had to go");
        assertThat(small.action()).contains("maximum size");

        Finding wrong = only(new Situation().cache("prices", new CacheCounts(100, 900, 900, 0, 0, 50)));
        assertThat(wrong.action()).contains("never the same twice");
        assertThat(new Situation()
                        .cache("prices", new CacheCounts(900, 100, 100, 0, 0, 50))
                        .findings())
                .isEmpty();
        assertThat(new Situation()
                        .cache("prices", new CacheCounts(1, 9, 9, 0, 0, 9))
                        .findings())
                .isEmpty();
    }

    @Test
    void cache_thatDoesNotCount_isToldOf() {
        assertThat(only(new Situation().cache("prices", null)).action()).contains("recordStats()");
    }

    @Test
    void operation_neverCalled_isToldOfAfterAnHour() {
        Situation unused =
                new Situation().operation("old.way", calls()).operation(NAME, calls().ended(Outcome.SUCCESS, 5, FAST));
        assertThat(only(unused).text())
                .isEqualTo("1 of 2 monitored operations were not called since the start: old.way");
        assertThat(unused.uptime(Duration.ofMinutes(20)).findings()).isEmpty();
    }

    @Test
    void errors_ofOneKindThatAreNew_areABurst() {
        Calls before = calls().ended(Outcome.SUCCESS, 5_000, FAST).ended(Outcome.ERROR, 10, FAST);
        Finding found = kind(
                "error-burst",
                new Situation()
                        .operation(
                                NAME,
                                before,
                                calls().ended(Outcome.SUCCESS, 60, FAST)
                                        .ended(Outcome.ERROR, "java.sql.SQLException", 38, FAST)
                                        .ended(Outcome.ERROR, "java.io.IOException", 2, FAST)));

        assertThat(found.text())
                .isEqualTo(
                        "95 % of 40 failures are java.sql.SQLException; the error rate is 40 %, before it was 0.20 %");
        Calls asEver = calls().ended(Outcome.SUCCESS, 600, FAST).ended(Outcome.ERROR, 400, FAST);
        assertThat(kinds(new Situation()
                        .operation(
                                NAME,
                                asEver,
                                calls().ended(Outcome.SUCCESS, 60, FAST).ended(Outcome.ERROR, 40, FAST))))
                .doesNotContain("error-burst");
    }

    @Test
    void limit_nearlyUsed_isTold_andOverused_isCritical() {
        assertThat(only(new Situation().uses("routellm", 0.85)).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(new Situation().uses("routellm", 1.2)).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(new Situation().uses("routellm", 0.5).findings()).isEmpty();
    }

    @Test
    void operation_thatWasCalledAllTheTime_hasGoneQuiet() {
        Finding found = only(new Situation().operation(NAME, calls().ended(Outcome.SUCCESS, 5_000, FAST), calls()));

        assertThat(found.kind()).isEqualTo("gone-quiet");
        assertThat(found.text()).contains("about 217 were to be expected");
        assertThat(new Situation()
                        .operation(NAME, calls().ended(Outcome.SUCCESS, 100, FAST), calls())
                        .findings())
                .isEmpty();
    }

    @Test
    void failures_thatCostATenth_areTold() {
        Calls paid = calls().ended(Outcome.SUCCESS, 9, FAST)
                .cost(Outcome.SUCCESS, "3.40", "USD")
                .cost(Outcome.FALLBACK, "0.10", "USD")
                .cost(Outcome.ERROR, "0.375", "USD")
                .cost(Outcome.TIMEOUT, "0.125", "USD")
                .cost(Outcome.SUCCESS, "10", "EUR");
        Finding found = only(new Situation().operation(NAME, paid));

        assertThat(found.text())
                .isEqualTo("13 % of what calls cost is paid for calls that failed: 0.50 of 4.00 USD within the window");
        assertThat(new Situation()
                        .operation(NAME, paid.cost(Outcome.SUCCESS, "5", "USD"))
                        .findings())
                .isEmpty();
    }

    @Test
    void measure_thatIsAFifthWorse_isTold_andOneThatIsSpreadDifferently() {
        assertThat(only(new Situation().measure(measure(30, 0.6, 0.25, 0.05))).text())
                .isEqualTo("quality is 25 % worse than 0.8: 0.600 against 0.800");
        Finding drifting = only(new Situation().measure(measure(30, 0.8, 0, 0.6)));
        assertThat(drifting.kind()).isEqualTo("measure-drifts");
        assertThat(drifting.scope()).isEqualTo(NAME + "/quality");
        assertThat(new Situation().measure(measure(30, 0.75, 0.06, 0.2)).findings())
                .isEmpty();
        assertThat(new Situation().measure(measure(10, 0.4, 0.5, 1)).findings()).isEmpty();
    }

    @Test
    void findings_comeTheMostImportantFirst() {
        assertThat(new Situation()
                        .cache("prices", null)
                        .uses("routellm", 1.5)
                        .opened("payments", 9)
                        .findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL, Severity.WARNING, Severity.INFO);
    }

    /** Of so many values, with what chance gives at 0.3. */
    private static MeasureState measure(int count, double value, double worse, double distance) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        MeasureSnapshot window = MeasureSnapshot.of(values);
        return new MeasureState(
                new MeasureId(OperationId.parse(NAME), "quality"),
                MeasureKind.QUALITY,
                window,
                window,
                new Comparison.Fixed(0.8),
                0.8,
                -worse,
                worse,
                new Drift(distance, 0.3));
    }

    private static Calls calls() {
        return new Calls();
    }

    private static Finding only(Situation situation) {
        List<Finding> findings = situation.findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static Finding kind(String kind, Situation situation) {
        return situation.findings().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> kinds(Situation situation) {
        return situation.findings().stream().map(Finding::kind).toList();
    }

    private static SeriesId transitions(String breaker, String to) {
        return new SeriesId(
                "opvitals_circuit_breaker_transitions_total",
                Labels.of("opvitals_circuit_breaker_name", breaker, "opvitals_circuit_breaker_to", to));
    }
}
