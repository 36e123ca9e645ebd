package io.opvitals.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationSnapshot;
import io.opvitals.agent.operation.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotHistoryTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final OperationId ID = OperationId.parse("search.query");

    private final TestCalls calls = new TestCalls();

    @Test
    void window_whileYoung_beginsAtTheStart() {
        SnapshotHistory history = history(Duration.ofMinutes(5));
        int operation = calls.operation(ID.name());
        calls.succeed(operation, 3);

        Window window = history.advance(calls.snapshot());

        assertThat(window.nanos()).isEqualTo(Duration.ofMillis(30).toNanos());
        assertThat(window.of(ID).ended()).isEqualTo(3);
    }

    @Test
    void window_ofOperationThatDidNotExistAtItsBeginning_countsFromZero() {
        SnapshotHistory history = history(Duration.ofSeconds(10));
        calls.operation("search.other");
        advance(history, 20);
        calls.succeed(calls.operation(ID.name()), 4);

        Window window = history.advance(calls.snapshot());

        assertThat(window.before(ID)).isNull();
        assertThat(window.of(ID).ended()).isEqualTo(4);
        assertThat(window.of(OperationId.parse("search.other")).ended()).isZero();
    }

    @Test
    void window_onceFull_leavesOutWhatIsOlder() {
        SnapshotHistory history = history(Duration.ofSeconds(60));
        int operation = calls.operation(ID.name());
        calls.fail(operation, 7);
        calls.ticker().advance(SECOND.minusMillis(70));
        history.advance(calls.snapshot());
        for (int second = 2; second <= 200; second++) {
            calls.succeed(operation, 2);
            calls.ticker().advance(SECOND.minusMillis(20));
            Window window = history.advance(calls.snapshot());

            OperationSnapshot counted = window.of(ID);
            assertThat(window.nanos())
                    .isLessThanOrEqualTo(SECOND.multipliedBy(60).toNanos());
            assertThat(counted.count(Outcome.SUCCESS)).isEqualTo(2L * Math.min(second - 1, 60));
            assertThat(counted.count(Outcome.ERROR)).isEqualTo(second <= 60 ? 7 : 0);
        }
    }

    @Test
    void window_ofManySteps_isAtMostOneStepShorterThanAskedFor() {
        Duration asked = Duration.ofMinutes(5);
        SnapshotHistory history = history(asked);
        advance(history, 400);

        for (int i = 0; i < 30; i++) {
            calls.ticker().advance(SECOND);
            assertThat(history.advance(calls.snapshot()).nanos())
                    .isBetween(asked.minusSeconds(5).toNanos(), asked.toNanos());
        }
    }

    @Test
    void history_howeverLongItRuns_isBounded() {
        SnapshotHistory history = history(Duration.ofMinutes(5));

        for (int i = 0; i < 2_000; i++) {
            calls.ticker().advance(SECOND.plusMillis(i % 7));
            history.advance(calls.snapshot());
            assertThat(history.size()).isLessThanOrEqualTo(61);
        }
        assertThat(history.size()).isGreaterThan(50);
    }

    @Test
    void window_afterTheCollectorStoodStill_beginsAtTheLastSnapshotBefore() {
        SnapshotHistory history = history(Duration.ofSeconds(10));
        int operation = calls.operation(ID.name());
        advance(history, 30);
        calls.succeed(operation, 1);
        calls.ticker().advance(Duration.ofHours(1));

        Window window = history.advance(calls.snapshot());

        assertThat(window.nanos()).isGreaterThan(Duration.ofHours(1).toNanos());
        assertThat(window.of(ID).ended()).isEqualTo(1);
    }

    @Test
    void idleOperation_isTheSameObjectInEverySnapshot() {
        int operation = calls.operation(ID.name());
        calls.succeed(operation, 1);
        calls.snapshot(); // It is read once more after its last call.
        Snapshot first = calls.snapshot();
        calls.ticker().advance(SECOND);
        Snapshot second = calls.snapshot();

        assertThat(second.operations().get(ID)).isSameAs(first.operations().get(ID));
        assertThat(second.nanos() - first.nanos()).isEqualTo(SECOND.toNanos());
        assertThat(Duration.between(first.time(), second.time())).isEqualTo(SECOND);
    }

    @Test
    void window_ofNothing_isRefused() {
        assertThatThrownBy(() -> history(Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("window: PT0.999S (expected: >= PT1S)");
        assertThatThrownBy(() -> new SnapshotHistory(calls.snapshot(), SECOND, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps: 0 (expected: >= 1)");
    }

    @Test
    void window_backwards_isRefused() {
        Snapshot earlier = calls.snapshot();
        calls.ticker().advance(SECOND);
        Snapshot later = calls.snapshot();

        assertThatThrownBy(() -> new Window(later, earlier))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: from before to");
    }

    private SnapshotHistory history(Duration window) {
        Snapshot start = calls.snapshot();
        return new SnapshotHistory(new Snapshot(start.nanos(), start.time(), Map.of()), window, 60);
    }

    private void advance(SnapshotHistory history, int seconds) {
        for (int i = 0; i < seconds; i++) {
            calls.ticker().advance(SECOND);
            history.advance(calls.snapshot());
        }
    }
}
