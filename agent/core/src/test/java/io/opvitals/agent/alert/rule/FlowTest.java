package io.opvitals.agent.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.series.AllSeries;
import io.opvitals.agent.series.OperationSeries;
import io.opvitals.agent.series.WindowSeries;
import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outcomes, a hundred thousand for each second, through recorder, collector, health and rules: none is lost. */
class FlowTest {

    private static final int OPERATIONS = 100;
    private static final int SECONDS = Integer.getInteger("opvitals.seconds", 4);
    private static final int CALLS_A_SECOND = 100_000;

    @Test
    void everyOutcome_isInWhatRulesSay() {
        TestCalls calls = new TestCalls();
        int[] operations = new int[OPERATIONS];
        for (int i = 0; i < OPERATIONS; i++) {
            operations[i] = calls.operation("flow.op" + i);
        }
        RuleEvaluation evaluation = new RuleEvaluation(
                new AllSeries(List.of(new OperationSeries(), new WindowSeries())),
                RuleEvaluation.Past.NONE,
                Ticker.system(),
                TestLog.to(new java.io.ByteArrayOutputStream()));
        evaluation.change(
                ShippedRules.read()
                        .plus(RuleFileReaderTest.rules(List.of(
                                "sum by (opvitals_outcome) (opvitals_operation_duration_seconds_count)",
                                "sum(increase(opvitals_operation_duration_seconds_count[1m])) > 0"))),
                Duration.ofSeconds(1));
        List<RuleResult> last = new ArrayList<>();
        TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT, report -> {
            last.clear();
            last.addAll(evaluation.evaluate(report, report.snapshot().time()));
        });
        long start = System.nanoTime();
        for (int second = 0; second < SECONDS; second++) {
            for (int i = 0; i < OPERATIONS; i++) {
                calls.fail(operations[i], CALLS_A_SECOND / OPERATIONS / 10);
                calls.succeed(operations[i], CALLS_A_SECOND / OPERATIONS / 10 * 9);
            }
            cycle.seconds(1);
        }
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%,d outcomes in %.1f s: %,.0f a second%n",
                (long) SECONDS * CALLS_A_SECOND, took, SECONDS * CALLS_A_SECOND / took);

        assertThat(last).noneMatch(RuleResult::isFailed);
        RuleResult counts = last.get(last.size() - 2);
        assertThat(counts.active())
                .extracting(each -> each.series().get("opvitals_outcome") + " " + (long) each.value())
                .containsExactlyInAnyOrder(
                        "error " + (long) SECONDS * CALLS_A_SECOND / 10,
                        "success " + (long) SECONDS * CALLS_A_SECOND / 10 * 9);
        assertThat(last.stream().filter(each -> each.rule().name().equals("OpvitalsErrorRateHigh")))
                .singleElement()
                .satisfies(each -> assertThat(each.active()).hasSize(OPERATIONS));
    }
}
