package io.opvitals.agent.health;

import static io.opvitals.agent.health.Status.DEGRADED;
import static io.opvitals.agent.health.Status.HEALTHY;
import static io.opvitals.agent.health.Status.UNHEALTHY;
import static io.opvitals.agent.health.Status.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From calls to reports, through the collector and the windows. */
class HealthEvaluatorTest {

    private static final HealthSettings SETTINGS = HealthSettings.DEFAULT;

    private final TestCalls calls = new TestCalls();
    private final TestCycle cycle = new TestCycle(calls, SETTINGS);

    @Test
    void everything_withoutCalls_isUnknown() {
        calls.operation("search.query");

        HealthReport report = cycle.seconds(10);

        assertThat(report.system().status()).isEqualTo(UNKNOWN);
        assertThat(cycle.wrapper("search").status()).isEqualTo(UNKNOWN);
        assertThat(cycle.operation("search.query").score().arithmetic()).isEqualTo("unknown");
        assertThat(cycle.changes()).isEmpty();
    }

    @Test
    void wrapper_withSettingsOfItsOwn_isJudgedByThem_andItsOperationsToo() {
        int query = calls.operation("search.query");
        int charge = calls.operation("payments.charge");
        calls.succeed(query, 94);
        calls.fail(query, 2);
        calls.succeed(charge, 94);
        calls.fail(charge, 2);
        cycle.seconds(4);
        assertThat(cycle.wrapper("payments").status()).isEqualTo(HEALTHY);

        HealthSettings strict = new HealthSettings(
                SETTINGS.window(),
                SETTINGS.minimumCalls(),
                SETTINGS.fallbackRate(),
                SETTINGS.recentErrors(),
                SETTINGS.errorRate(),
                0.99,
                0.98,
                new HealthSettings.Hysteresis(0.01, 3, 6));
        cycle.judgeBy(new HealthPolicy(SETTINGS, java.util.Map.of("payments", strict)));
        calls.succeed(calls.operation("payments.refund"), 10);
        HealthReport report = cycle.seconds(4);

        assertThat(cycle.wrapper("payments").status()).isEqualTo(DEGRADED);
        assertThat(cycle.operation("payments.charge").status()).isEqualTo(UNHEALTHY);
        assertThat(cycle.operation("payments.refund").status()).isEqualTo(HEALTHY);
        assertThat(cycle.wrapper("search").status()).isEqualTo(HEALTHY);
        assertThat(report.system().status()).isEqualTo(HEALTHY);
    }

    @Test
    void limits_areUsedByRecentCalls() {
        int query = calls.operation("search.query");
        cycle.seconds(1);
        calls.succeed(query, 30);
        cycle.seconds(58);

        WrapperLimits limits = new WrapperLimits(java.util.Map.of("search", 1.0, "nobody", 5.0));

        assertThat(limits.use(cycle.latest()))
                .hasSize(1)
                .hasEntrySatisfying("search", use -> assertThat(use).isEqualTo(0.5, within(0.05)));
    }

    @Test
    void wrapperAndSystem_areJudgedByTheSumOfAllCalls() {
        int query = calls.operation("search.query");
        int suggest = calls.operation("search.suggest");
        int charge = calls.operation("payments.charge");
        calls.succeed(query, 90);
        calls.timeOut(suggest, 10);
        calls.succeed(charge, 100);

        HealthReport report = cycle.seconds(3);

        assertThat(cycle.operation("search.query").score().arithmetic()).isEqualTo("1.00 = 1.00 success rate");
        assertThat(cycle.operation("search.suggest").score().value()).isZero();
        assertThat(cycle.wrapper("search").score().arithmetic())
                .isEqualTo("0.63 = 0.90 success rate x 0.7 recent errors (10 in the last minute)");
        assertThat(report.system().score().arithmetic()).isEqualTo("0.95 = 0.95 success rate");
        assertThat(cycle.operation("search.suggest").status()).isEqualTo(UNHEALTHY);
        assertThat(cycle.wrapper("search").status()).isEqualTo(DEGRADED);
        assertThat(cycle.wrapper("payments").status()).isEqualTo(HEALTHY);
        assertThat(report.system().status()).isEqualTo(HEALTHY);
    }

    @Test
    void sums_addUpWindowsOfAllTheirOperations() {
        int query = calls.operation("search.query");
        int suggest = calls.operation("search.suggest");
        int charge = calls.operation("payments.charge");
        calls.succeed(query, 3);
        calls.fallBack(suggest, 4);
        calls.cancel(charge, 5);

        HealthReport report = cycle.seconds(1);
        OperationSnapshot search = cycle.wrapper("search").window();

        assertThat(search.id()).isEqualTo(new OperationId("search", "*"));
        assertThat(search.started()).isEqualTo(7);
        assertThat(search.count(Outcome.SUCCESS)).isEqualTo(3);
        assertThat(search.count(Outcome.FALLBACK)).isEqualTo(4);
        assertThat(search.fallbackReasons()).containsEntry("java.lang.IllegalStateException", 4L);
        assertThat(report.system().window().id()).isEqualTo(new OperationId("*", "*"));
        assertThat(report.system().window().ended()).isEqualTo(12);
        assertThat(report.system().window().durations().sumNanos())
                .isEqualTo(Duration.ofMillis(120).toNanos());
    }

    @Test
    void sums_areRightAgainWhenOneOfManyOperationsMovesOn() {
        int query = calls.operation("search.query");
        int suggest = calls.operation("search.suggest");
        calls.succeed(query, 5);
        calls.succeed(suggest, 5);
        cycle.seconds(1);
        calls.succeed(query, 1);

        HealthReport report = cycle.seconds(1);

        assertThat(cycle.wrapper("search").window().ended()).isEqualTo(11);
        assertThat(report.system().window().ended()).isEqualTo(11);

        report = cycle.seconds(400);

        assertThat(cycle.wrapper("search").window().ended()).isZero();
        assertThat(report.system().window().ended()).isZero();
        assertThat(report.system().status()).isEqualTo(UNKNOWN);
    }

    @Test
    void operation_thatFailsAndRecovers_changesOnceEachWay() {
        int operation = calls.operation("routellm.complete");
        for (int second = 0; second < 60; second++) {
            calls.succeed(operation, 10);
            cycle.seconds(1);
        }
        for (int second = 0; second < 60; second++) {
            calls.succeed(operation, 5);
            calls.fail(operation, 5);
            cycle.seconds(1);
        }
        assertThat(cycle.operation("routellm.complete").status()).isEqualTo(UNHEALTHY);
        for (int second = 0; second < 400; second++) {
            calls.succeed(operation, 10);
            cycle.seconds(1);
        }

        assertThat(cycle.operation("routellm.complete").status()).isEqualTo(HEALTHY);
        assertThat(cycle.changes().stream().filter(change -> change.startsWith("routellm.complete")))
                .containsExactly(
                        "routellm.complete: unknown -> healthy",
                        "routellm.complete: healthy -> degraded",
                        "routellm.complete: degraded -> unhealthy",
                        "routellm.complete: unhealthy -> healthy");
        assertThat(cycle.changes()).contains("routellm: healthy -> degraded", "system: healthy -> degraded");
    }

    @Test
    void changes_comeInTheOrderSystemWrappersOperations() {
        calls.succeed(calls.operation("b.first"), 5);
        calls.succeed(calls.operation("a.second"), 5);
        calls.succeed(calls.operation("a.first"), 5);
        cycle.seconds(3);

        assertThat(cycle.changes())
                .containsExactly(
                        "system: unknown -> healthy",
                        "a: unknown -> healthy",
                        "b: unknown -> healthy",
                        "a.first: unknown -> healthy",
                        "a.second: unknown -> healthy",
                        "b.first: unknown -> healthy");
        assertThat(cycle.latest().operations().keySet().stream().map(OperationId::name))
                .containsExactly("a.first", "a.second", "b.first");
    }

    @Test
    void rareOperation_withFailuresInARow_isDegradedThoughNoneIsRecent() {
        int operation = calls.operation("payments.refund");
        for (int i = 0; i < 5; i++) {
            calls.fail(operation, 1);
            cycle.seconds(50);
        }
        cycle.seconds(15);

        assertThat(cycle.operation("payments.refund").score().factors())
                .contains(new Score.Factor("recent errors", 0.7, "5 in a row"));
    }

    @Test
    void rareOperation_thatFailsInARow_doesNotLowerAWrapperThatElseSucceeds() {
        int busy = calls.operation("payments.charge");
        int rare = calls.operation("payments.refund");
        calls.fail(rare, 6);
        calls.succeed(busy, 1_000);

        cycle.seconds(3);

        assertThat(cycle.operation("payments.refund").status()).isEqualTo(UNHEALTHY);
        assertThat(cycle.wrapper("payments").score().factors()).isEmpty();
    }

    @Test
    void operation_calledAboutAsOftenAsTheMinimum_keepsItsStatus() {
        int operation = calls.operation("payments.refund");
        calls.succeed(operation, 5);
        cycle.seconds(3);
        for (int minute = 0; minute < 30; minute++) {
            calls.succeed(operation, 1);
            cycle.seconds(70);
        }

        assertThat(cycle.changes().stream().filter(change -> change.startsWith("payments.refund")))
                .containsExactly("payments.refund: unknown -> healthy");
    }

    @Test
    void callsInFlight_areShownWithTheirPeak() {
        int operation = calls.operation("search.query");
        OpvitalsDoor.Call outer = calls.begin(operation);
        OpvitalsDoor.Call inner = calls.begin(operation);
        cycle.seconds(1);
        assertThat(cycle.operation("search.query").inFlight()).isEqualTo(2);

        calls.end(inner);
        cycle.seconds(1);
        calls.end(outer);
        HealthReport report = cycle.seconds(1);

        assertThat(cycle.operation("search.query").inFlight()).isZero();
        assertThat(cycle.operation("search.query").peakInFlight()).isEqualTo(2);
        assertThat(report.system().peakInFlight()).isEqualTo(2);
    }

    @Test
    void callsPerSecond_areThoseOfTheLastMinute() {
        int operation = calls.operation("search.query");
        assertThat(cycle.seconds(1).system().callsPerSecond()).isZero();
        for (int second = 0; second < 120; second++) {
            calls.succeed(operation, 20);
            cycle.seconds(1);
        }
        // Twenty calls of ten milliseconds and a second of rest.
        assertThat(cycle.operation("search.query").callsPerSecond()).isCloseTo(20 / 1.2, within(0.01));
        assertThat(cycle.latest().system().callsPerSecond()).isCloseTo(20 / 1.2, within(0.01));

        cycle.seconds(61);
        assertThat(cycle.operation("search.query").callsPerSecond()).isZero();
    }

    @Test
    void windowOfAnIdleOperation_isNotMadeAnew() {
        calls.succeed(calls.operation("search.query"), 5);
        cycle.seconds(20);
        OperationSnapshot before = cycle.operation("search.query").window();
        OperationSnapshot wrapperBefore = cycle.wrapper("search").window();
        cycle.seconds(20);

        assertThat(cycle.operation("search.query").window()).isSameAs(before);
        assertThat(cycle.wrapper("search").window()).isSameAs(wrapperBefore);
    }

    @Test
    void report_cannotBeChanged() {
        calls.operation("search.query");
        HealthReport report = cycle.seconds(1);

        assertThatThrownBy(() -> report.operations().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> report.wrappers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
