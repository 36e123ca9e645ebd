package io.opvitals.agent.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.operation.CallCost;
import io.opvitals.agent.operation.Shedding;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OverheadGovernorTest {

    private static final int PROCESSORS = 2;
    private static final long SECOND = 1_000_000_000L;

    private final TestCalls calls = new TestCalls();
    private final AtomicLong cpu = new AtomicLong();
    private long cpuPerSecond;
    private final OverheadGovernor governor = governor(0.01);
    private final TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT, governor);

    private OverheadGovernor governor(double budget) {
        return new OverheadGovernor(
                new GovernorSettings(budget),
                calls.registry(),
                () -> cpu.addAndGet(cpuPerSecond),
                () -> new CallCost(50, 5),
                PROCESSORS,
                calls.ticker().nanos(),
                TestCalls.silent());
    }

    private int level() {
        return calls.registry().shedding().level();
    }

    @Test
    void cost_belowTheBudget_leavesNothingOut() {
        cpuPerSecond = SECOND * PROCESSORS / 200;

        cycle.seconds(120);

        assertThat(level()).isZero();
        assertThat(governor.state().cost()).isBetween(0.0049, 0.0051);
    }

    @Test
    void cost_aboveTheBudget_leavesOutOnePartAfterTheOther() {
        cycle.seconds(10);
        cpuPerSecond = SECOND * PROCESSORS / 50;

        cycle.seconds(10);
        assertThat(level()).isOne();
        assertThat(calls.registry().shedding().sheds(Shedding.Part.EXEMPLARS)).isTrue();
        assertThat(calls.registry().shedding().sheds(Shedding.Part.SPANS)).isFalse();

        cycle.seconds(5);
        assertThat(level()).isEqualTo(2);
        cycle.seconds(60);
        assertThat(level()).isEqualTo(Shedding.Part.LAST_LEVEL);
    }

    @Test
    void cost_ofTheFirstSeconds_doesNotCount() {
        cpuPerSecond = SECOND;
        cycle.seconds(9);
        cpuPerSecond = 0;

        cycle.seconds(60);

        assertThat(level()).isZero();
    }

    @Test
    void cost_backWellBelowTheBudget_takesUpOnePartAfterTheOther() {
        cycle.seconds(10);
        cpuPerSecond = SECOND * PROCESSORS / 50;
        cycle.seconds(15);
        assertThat(level()).isEqualTo(2);

        cpuPerSecond = 0;
        cycle.seconds(33);
        assertThat(level()).isEqualTo(2);
        cycle.seconds(7);
        assertThat(level()).isOne();
        cycle.seconds(31);
        assertThat(level()).isZero();
    }

    @Test
    void cost_thatComesBackWithThePartTakenUp_waitsLongerTheNextTime() {
        cycle.seconds(10);
        int changes = 0;
        int before = level();
        for (int i = 0; i < 1_200; i++) {
            // Costs too much with exemplars, next to nothing without.
            cpuPerSecond = level() == 0 ? SECOND * PROCESSORS / 50 : 0;
            cycle.seconds(1);
            changes += level() == before ? 0 : 1;
            before = level();
        }

        // Without waiting longer it would be one up and one down every 45 seconds: more than fifty.
        assertThat(changes).isBetween(8, 14);
    }

    @Test
    void cost_justBelowTheBudget_changesNothing() {
        cycle.seconds(10);
        cpuPerSecond = SECOND * PROCESSORS / 50;
        cycle.seconds(10);
        cpuPerSecond = SECOND * PROCESSORS * 8 / 1_000;

        cycle.seconds(20);
        int reached = level();
        cycle.seconds(300);

        assertThat(level()).isEqualTo(reached).isPositive();
    }

    @Test
    void calls_ofHotAndFastOperations_areTimedOneInSomeAtTheLastLevelOnly() {
        OverheadGovernor strict = governor(1e-9);
        TestCycle strictCycle = new TestCycle(calls, HealthSettings.DEFAULT, strict);
        int slow = calls.operation("slow.one");
        for (int i = 0; i < 40; i++) {
            // Ten milliseconds each: hot is more than those can be.
            calls.succeed(slow, 1);
            strictCycle.seconds(1);
        }

        assertThat(level()).isZero();
        cpuPerSecond = 1_000;
        strictCycle.seconds(40);
        assertThat(level()).isEqualTo(Shedding.Part.LAST_LEVEL);
        assertThat(strict.state().sampledOperations()).isZero();
    }

    @Test
    void budgetOff_measuresAndLeavesOutNothing() {
        OverheadGovernor off = governor(Double.POSITIVE_INFINITY);
        cpuPerSecond = 2 * SECOND;

        new TestCycle(calls, HealthSettings.DEFAULT, off).seconds(60);

        assertThat(off.state()).isEqualTo(GovernorState.IDLE);
    }
}
