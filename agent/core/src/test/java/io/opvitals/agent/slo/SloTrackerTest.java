package io.opvitals.agent.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.slo.Objective.Kind;
import io.opvitals.agent.slo.SloReport.Slo;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The arithmetic of the Site Reliability Workbook over simulated days. */
class SloTrackerTest {

    private static final Duration MONTH = Duration.ofDays(30);

    private final TestCalls calls = new TestCalls();
    private final SloTracker tracker = new SloTracker(
            List.of(availability("routellm", null, 0.99)), calls.ticker().nanos());
    private final TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT, tracker);

    @Test
    void budget_withoutCalls_isNotKnown() {
        cycle.seconds(1);

        assertThat(only().budgetRemaining()).isNaN();
        assertThat(only().attained()).isNaN();
        assertThat(only().isBurning()).isFalse();
        assertThat(only().rates().values()).allMatch(each -> each.isNaN());
    }

    @Test
    void budget_isWhatMayStillGoWrong() {
        int complete = calls.operation("routellm.complete");
        calls.succeed(complete, 900);
        calls.fallBack(complete, 94);
        calls.fail(complete, 6);
        calls.cancel(complete, 500);
        calls.throwExpected(complete, 500);
        cycle.seconds(1);

        assertThat(only().total()).isEqualTo(1_000);
        assertThat(only().attained()).isEqualTo(0.994, within(1e-9));
        assertThat(only().budgetRemaining()).isEqualTo(0.4, within(1e-9));

        calls.timeOut(complete, 10);
        cycle.seconds(1);
        assertThat(only().budgetRemaining()).isNegative();
    }

    @Test
    void wrapper_countsAllItsOperations_andNoOthers() {
        calls.succeed(calls.operation("routellm.complete"), 10);
        calls.fail(calls.operation("routellm.embed"), 5);
        calls.fail(calls.operation("search.query"), 7);
        cycle.seconds(1);

        assertThat(only().total()).isEqualTo(15);
        assertThat(only().bad()).isEqualTo(5);
    }

    @Test
    void latency_countsSlowCallsThatWorked() {
        tracker.apply(List.of(
                new Objective("routellm", "complete", Kind.LATENCY, Duration.ofMillis(100), 0.9, Duration.ofDays(7))));
        int complete = calls.operation("routellm.complete");
        cycle.seconds(1);
        calls.succeed(complete, 80);
        calls.fail(complete, 40);
        for (int i = 0; i < 20; i++) {
            OpvitalsDoor.Call call = calls.begin(complete);
            calls.ticker().advance(Duration.ofMillis(150));
            calls.end(call);
        }
        cycle.seconds(1);

        assertThat(only().total()).isEqualTo(100);
        assertThat(only().bad()).isEqualTo(20);
        assertThat(only().budgetRemaining()).isEqualTo(-1, within(1e-9));
    }

    @Test
    void burnRates_areThoseOfTheWorkbook() {
        cycle.seconds(1);

        assertThat(only().burnRates())
                .extracting(BurnRate::shortWindow, BurnRate::longWindow, BurnRate::limit, BurnRate::page)
                .containsExactly(
                        tuple(Duration.ofMinutes(5), Duration.ofHours(1), 14.4, true),
                        tuple(Duration.ofMinutes(30), Duration.ofHours(6), 6.0, true),
                        tuple(Duration.ofHours(2), Duration.ofDays(1), 3.0, false),
                        tuple(Duration.ofHours(6), Duration.ofDays(3), 1.0, false));
    }

    @Test
    void burnRate_isTooFast_onlyWhileItGoesOn() {
        int complete = calls.operation("routellm.complete");
        minutes(complete, 60, 100, 0);
        minutes(complete, 60, 70, 30);

        BurnRate hour = only().burnRates().get(0);
        assertThat(hour.shortRate()).isEqualTo(30, within(0.5));
        assertThat(hour.longRate()).isEqualTo(30, within(1.0));
        assertThat(hour.isTooFast()).isTrue();
        assertThat(only().isBurning()).isTrue();

        minutes(complete, 6, 100, 0);

        hour = only().burnRates().get(0);
        assertThat(hour.shortRate()).isZero();
        assertThat(hour.longRate()).isGreaterThan(14.4);
        assertThat(hour.isTooFast()).isFalse();
    }

    @Test
    void whatIsOlderThanTheWindow_doesNotCount() {
        tracker.apply(
                List.of(new Objective("routellm", null, Kind.AVAILABILITY, Duration.ZERO, 0.99, Duration.ofHours(6))));
        int complete = calls.operation("routellm.complete");
        cycle.seconds(1);
        minutes(complete, 60, 0, 10);
        minutes(complete, 7 * 60, 10, 0);

        assertThat(only().bad()).isZero();
        assertThat(only().total()).isBetween(3_500L, 3_600L);
        assertThat(only().budgetRemaining()).isEqualTo(1);
        assertThat(only().burnRates()).hasSize(2);
    }

    @Test
    void apply_withAnotherAim_keepsWhatWasCounted() {
        int complete = calls.operation("routellm.complete");
        calls.succeed(complete, 99);
        calls.fail(complete, 1);
        cycle.seconds(1);
        assertThat(only().budgetRemaining()).isEqualTo(0, within(1e-9));

        tracker.apply(List.of(availability("routellm", null, 0.9), availability("search", null, 0.9)));
        cycle.seconds(1);

        assertThat(tracker.report().objectives()).hasSize(2);
        assertThat(tracker.report().objectives().get(0).budgetRemaining()).isEqualTo(0.9, within(1e-9));
    }

    @Test
    void objective_thatLeavesNoBudget_isRefused() {
        assertThatThrownBy(() -> availability("routellm", null, 1))
                .hasMessage("'1.0' (expected: above 0 and below 1, for example 0.999)");
    }

    private Slo only() {
        return tracker.report().objectives().get(0);
    }

    private void minutes(int operation, int minutes, int good, int bad) {
        for (int i = 0; i < minutes; i++) {
            calls.succeed(operation, good);
            calls.fail(operation, bad);
            long spent = Duration.ofMillis(10).multipliedBy(good + bad).toMillis();
            calls.ticker().advance(Duration.ofSeconds(59).minusMillis(spent));
            cycle.seconds(1);
        }
    }

    private static Objective availability(String wrapper, @Nullable String operation, double objective) {
        return new Objective(wrapper, operation, Kind.AVAILABILITY, Duration.ZERO, objective, MONTH);
    }
}
