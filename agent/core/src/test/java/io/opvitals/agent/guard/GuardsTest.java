package io.opvitals.agent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.guard.GuardReport.Transition;
import io.opvitals.agent.guard.GuardSnapshot.Change;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final GuardId PAYMENTS = new GuardId(GuardKind.CIRCUIT_BREAKER, "Resilience4j", "payments");

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final Guards guards = new Guards(
            Clock.fixed(NOW, ZoneOffset.UTC),
            new AgentLog(
                    new PrintStream(logged, true, StandardCharsets.UTF_8),
                    AgentLog.Level.INFO,
                    Clock.systemUTC(),
                    Ticker.system()));

    /** What the application holds. */
    private final List<Object> held = new ArrayList<>();

    /** Stands for a breaker of a library. */
    private record Breaker(String state) {}

    /** Reads it. */
    private final GuardReader reader = new GuardReader() {
        @Override
        public String name(Object guard) {
            return "unused";
        }

        @Override
        public String state(Object guard) {
            return ((Breaker) guard).state;
        }

        @Override
        public long available(Object guard) {
            return 3;
        }

        @Override
        public long limit(Object guard) {
            return 5;
        }
    };

    @Test
    void report_ofNothing_isEmpty() {
        assertThat(guards.report()).isSameAs(GuardReport.EMPTY);
    }

    @Test
    void report_breaker_hasStateTransitionsAndRejections() {
        Object breaker = breaker("OPEN");
        guards.add(breaker, PAYMENTS, reader, BreakerState.COMMON);

        guards.changed(breaker, BreakerState.CLOSED, BreakerState.OPEN);
        guards.changed(breaker, BreakerState.OPEN, BreakerState.OPEN);
        guards.changed(breaker, null, BreakerState.OPEN);
        guards.rejected(breaker);
        guards.rejected(breaker);

        GuardReport report = guards.report();
        assertThat(report.transitions())
                .containsExactly(new Transition(PAYMENTS, BreakerState.CLOSED, BreakerState.OPEN, NOW));
        assertThat(report.guards())
                .containsExactly(new GuardSnapshot(
                        PAYMENTS,
                        BreakerState.OPEN,
                        BreakerState.COMMON,
                        2,
                        Map.of(new Change(BreakerState.CLOSED, BreakerState.OPEN), 1L),
                        3,
                        5));
        assertThat(guards.report().transitions()).isEmpty();
    }

    @Test
    void report_stateThatIsNotKnown_isNone() {
        Object breaker = breaker("CONFUSED");
        guards.add(breaker, PAYMENTS, reader, BreakerState.COMMON);

        assertThat(guards.report().guards())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isNull());
    }

    @Test
    void add_severalOfOneName_areNumberedAndTheFreeNumberIsTakenAgain() {
        Object first = breaker("CLOSED");
        Object second = breaker("OPEN");
        guards.add(first, PAYMENTS, reader, Set.of());
        guards.add(first, PAYMENTS, reader, Set.of());
        guards.add(second, PAYMENTS, reader, Set.of());
        guards.add(new Breaker("gone"), PAYMENTS, reader, Set.of());

        Awaitility.await().untilAsserted(() -> {
            System.gc();
            assertThat(guards.report().guards())
                    .extracting(each -> each.id().name())
                    .containsExactly("payments", "payments#2");
        });
        Object third = breaker("CLOSED");
        guards.add(third, PAYMENTS, reader, Set.of());
        assertThat(guards.report().guards())
                .extracting(each -> each.id().name())
                .containsExactly("payments", "payments#2", "payments#3");
    }

    @Test
    void report_guardThatCannotBeRead_isLeftOutAndSaid() {
        Object sick = breaker("CLOSED");
        Object well = breaker("CLOSED");
        guards.add(
                sick,
                PAYMENTS,
                new GuardReader() {
                    @Override
                    public String name(Object guard) {
                        return "payments";
                    }

                    @Override
                    public String state(Object guard) {
                        throw new NoSuchMethodError("getState");
                    }
                },
                Set.of());
        guards.add(well, new GuardId(GuardKind.BULKHEAD, "Failsafe", "desk"), reader, Set.of());

        assertThat(guards.report().guards())
                .extracting(each -> each.id().name())
                .containsExactly("desk");
        assertThat(logged.toString(StandardCharsets.UTF_8)).contains("NoSuchMethodError: getState");
    }

    @Test
    void changed_oftenerThanCanBeTold_isCountedAll() {
        Object breaker = breaker("OPEN");
        guards.add(breaker, PAYMENTS, reader, BreakerState.COMMON);

        for (int i = 0; i < 2 * Guards.MAX_TRANSITIONS; i++) {
            guards.changed(breaker, BreakerState.CLOSED, BreakerState.OPEN);
        }

        GuardReport report = guards.report();
        assertThat(report.transitions()).hasSize(Guards.MAX_TRANSITIONS);
        assertThat(report.guards().get(0).transitions().values()).containsExactly(2L * Guards.MAX_TRANSITIONS);
    }

    private Object breaker(String state) {
        Object breaker = new Breaker(state);
        held.add(breaker);
        return breaker;
    }
}
