package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One call at a time, through the door. */
class OperationRecorderTest {

    private final FakeTicker ticker = new FakeTicker();
    private final Recording recording = new Recording(ticker);

    @Test
    void call_thatReturns_isASuccessOfItsDuration() {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(recording.operation("search.query"));
        ticker.advance(Duration.ofMillis(25));
        OpvitalsDoor.exit(call, null);

        OperationSnapshot read = recording.read("search.query");
        assertThat(read.started()).isOne();
        assertThat(read.count(Outcome.SUCCESS)).isOne();
        assertThat(read.durations().sumNanos()).isEqualTo(25_000_000);
        assertThat(read.durations().maxNanos()).isEqualTo(25_000_000);
    }

    @Test
    void call_thatHasNotEnded_isInFlight() {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(recording.operation("search.query"));

        assertThat(recording.read("search.query").inFlight()).isOne();
        OpvitalsDoor.exit(call, null);
        assertThat(recording.read("search.query").inFlight()).isZero();
    }

    static List<Arguments> outcomes() {
        return List.of(
                Arguments.of(new IllegalStateException(), Outcome.ERROR),
                Arguments.of(new StackOverflowError(), Outcome.ERROR),
                Arguments.of(new TimeoutException(), Outcome.TIMEOUT),
                Arguments.of(new java.net.SocketTimeoutException(), Outcome.TIMEOUT),
                Arguments.of(new RejectedExecutionException(), Outcome.REJECTED),
                Arguments.of(new RejectedExecutionException() {}, Outcome.REJECTED),
                Arguments.of(new CancellationException(), Outcome.CANCELLED),
                Arguments.of(new InterruptedException(), Outcome.CANCELLED));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void call_thatThrows_isJudgedByTheClassAndItsParents(Throwable thrown, Outcome outcome) {
        Recording.call(recording.operation("search.query"), thrown);

        OperationSnapshot read = recording.read("search.query");
        assertThat(read.count(outcome)).isOne();
        assertThat(read.ended()).isOne();
        assertThat(read.series().keySet())
                .extracting(SeriesKey::errorType)
                .containsExactly(thrown.getClass().getName());
    }

    @Test
    void call_thatThrowsWhatItsOperationExpects_isASuccessCountedApart() {
        OperationSettings settings = new OperationSettings(Set.of(IOException.class.getName()), null);
        int operation = recording.operation("search.query", settings);

        Recording.call(operation, new java.io.FileNotFoundException());
        Recording.call(operation);

        OperationSnapshot read = recording.read("search.query");
        assertThat(read.count(Outcome.SUCCESS)).isEqualTo(2);
        assertThat(read.expected()).isOne();
        assertThat(read.consecutiveFailures()).isZero();
    }

    @Test
    void fallback_runInsideACallThatReturns_isTheOutcomeWithReasonAndRecoveryTime() {
        int operation = recording.operation("routellm.complete");
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        ticker.advance(Duration.ofMillis(40));
        OpvitalsDoor.fallback(operation, new IOException("down"), "weakModel");
        ticker.advance(Duration.ofMillis(15));
        OpvitalsDoor.exit(call, null);

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.count(Outcome.FALLBACK)).isOne();
        assertThat(read.fallbackReasons()).containsExactly(java.util.Map.entry("java.io.IOException", 1L));
        assertThat(read.recovery().sumNanos()).isEqualTo(15_000_000);
    }

    @Test
    void fallback_thatThrowsItself_leavesAnError() {
        int operation = recording.operation("routellm.complete");
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        OpvitalsDoor.fallback(operation, null, "weakModel");
        OpvitalsDoor.exit(call, new IOException());

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.count(Outcome.ERROR)).isOne();
        assertThat(read.count(Outcome.FALLBACK)).isZero();
        assertThat(read.fallbackReasons()).isEmpty();
    }

    @Test
    void fallback_outsideACallOfItsOperation_countsNothing() {
        int operation = recording.operation("routellm.complete");
        OpvitalsDoor.fallback(operation, null, "weakModel");
        Recording.call(operation);

        assertThat(recording.read("routellm.complete").count(Outcome.SUCCESS)).isOne();
    }

    @Test
    void api_saysWhatAnAnnotationCannot() {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(recording.operation("routellm.complete"));
        Object handle = OpvitalsDoor.current();
        assertThat(handle).isNotNull();
        OpvitalsDoor.measure(handle, "quality", 0.9);
        OpvitalsDoor.measure(handle, "quality", 0.5);
        OpvitalsDoor.cost(handle, new BigDecimal("0.10"), "USD");
        OpvitalsDoor.cost(handle, new BigDecimal("0.20"), "USD");
        OpvitalsDoor.fail(handle, "empty answer");
        OpvitalsDoor.exit(call, null);

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.count(Outcome.ERROR)).isOne();
        assertThat(read.series().keySet()).extracting(SeriesKey::errorType).containsExactly("empty answer");
        assertThat(read.measures()).containsEntry("quality", MeasureSnapshot.of(0.9, 0.5));
        assertThat(read.costs().amounts())
                .containsOnly(Map.entry(new CostKey("USD", Outcome.ERROR, List.of()), new BigDecimal("0.30")));
    }

    @Test
    void handle_ofACallThatHasEnded_changesNothing() {
        int operation = recording.operation("routellm.complete");
        OpvitalsDoor.Call first = OpvitalsDoor.enter(operation);
        Object stale = OpvitalsDoor.current();
        assertThat(stale).isNotNull();
        OpvitalsDoor.exit(first, null);
        OpvitalsDoor.Call second = OpvitalsDoor.enter(operation);
        OpvitalsDoor.fail(stale, "too late");
        OpvitalsDoor.exit(second, null);

        assertThat(recording.read("routellm.complete").count(Outcome.SUCCESS)).isEqualTo(2);
    }

    @Test
    void startedCall_closedTwice_countsOnce() {
        Object started = OpvitalsDoor.start("search.index");
        assertThat(started).isNotNull();
        OpvitalsDoor.end(started, null);
        OpvitalsDoor.end(started, new IOException());

        OperationSnapshot read = recording.read("search.index");
        assertThat(read.started()).isOne();
        assertThat(read.count(Outcome.SUCCESS)).isOne();
        assertThat(OpvitalsDoor.current()).isNull();
    }

    @Test
    void startedCall_closedOnAnotherThread_countsOnceAndLeavesNoTraceOnItsOwn() throws InterruptedException {
        int outer = recording.operation("app.outer");
        OpvitalsDoor.Call enclosing = OpvitalsDoor.enter(outer);
        Object started = OpvitalsDoor.start("search.index");
        assertThat(started).isNotNull();
        Thread other = new Thread(() -> OpvitalsDoor.end(started, null));
        other.start();
        other.join();
        OpvitalsDoor.exit(enclosing, null);

        assertThat(recording.read("search.index").count(Outcome.SUCCESS)).isOne();
        assertThat(recording.read("search.index").inFlight()).isZero();
        assertThat(recording.read("app.outer").count(Outcome.SUCCESS)).isOne();
        assertThat(OpvitalsDoor.current()).isNull();
    }

    @Test
    void startedCall_thatOutlivesTheMethodAroundIt_staysInFlightUntilItIsClosed() {
        OpvitalsDoor.Call enclosing = OpvitalsDoor.enter(recording.operation("app.outer"));
        Object started = OpvitalsDoor.start("search.index");
        assertThat(started).isNotNull();
        OpvitalsDoor.exit(enclosing, null);

        assertThat(recording.read("search.index").inFlight()).isOne();
        OpvitalsDoor.end(started, null);
        assertThat(recording.read("search.index").ended()).isOne();
    }

    @Test
    void failures_inARow_areCountedUntilOneSucceeds() {
        int operation = recording.operation("search.query");
        for (int i = 0; i < 4; i++) {
            Recording.call(operation, new IOException());
        }
        assertThat(recording.read("search.query").consecutiveFailures()).isEqualTo(4);

        Recording.call(operation, new CancellationException());
        assertThat(recording.read("search.query").consecutiveFailures()).isEqualTo(4);

        Recording.call(operation);
        assertThat(recording.read("search.query").consecutiveFailures()).isZero();
    }

    @Test
    void endThatWasLostInAFullStack_isCountedByTheEnclosingEnd() {
        int operation = recording.operation("deep.recursion");
        OpvitalsDoor.Call outer = OpvitalsDoor.enter(operation);
        OpvitalsDoor.enter(operation);
        OpvitalsDoor.enter(operation);
        OpvitalsDoor.exit(outer, new StackOverflowError());

        OperationSnapshot read = recording.read("deep.recursion");
        assertThat(read.started()).isEqualTo(3);
        assertThat(read.count(Outcome.ERROR)).isEqualTo(3);
        assertThat(OpvitalsDoor.current()).isNull();
    }

    @Test
    void distinctErrorTypes_pastTheLimit_areCountedAsOther() {
        int operation = recording.operation("search.query");
        for (int i = 0; i < 300; i++) {
            OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
            OpvitalsDoor.fail(OpvitalsDoor.current(), "reason " + i);
            OpvitalsDoor.exit(call, null);
        }

        OperationSnapshot read = recording.read("search.query");
        assertThat(read.count(Outcome.ERROR)).isEqualTo(300);
        assertThat(read.series()).hasSizeLessThanOrEqualTo(SeriesTable.CAPACITY);
        assertThat(read.series().keySet()).extracting(SeriesKey::errorType).contains(SeriesKey.OTHER);
    }

    @Test
    void argumentMarkedAsMetric_separatesSeriesUpToALimit() {
        int operation = recording.operation("routellm.complete");
        for (int i = 0; i < 60; i++) {
            OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
            OpvitalsDoor.argument(call, "model", "m" + i, true);
            OpvitalsDoor.exit(call, null);
        }

        OperationSnapshot read = recording.read("routellm.complete");
        assertThat(read.count(Outcome.SUCCESS)).isEqualTo(60);
        assertThat(read.series().keySet())
                .extracting(SeriesKey::attributes)
                .contains(List.of("model", "m0"), List.of("model", SeriesKey.OTHER))
                .hasSize(51);
    }

    @Test
    void failureOfOurOwnCode_isCountedAndLoggedOnceAndSwitchesTheOperationOff() {
        int operation = recording.operation("search.query");
        Object hostile = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        for (int i = 0; i < 20; i++) {
            OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
            OpvitalsDoor.argument(call, "key", hostile, false);
            OpvitalsDoor.exit(call, null);
        }

        assertThat(recording.failures.count()).isEqualTo(10);
        assertThat(recording.log())
                .containsOnlyOnce("recording a call of search.query failed")
                .containsOnlyOnce("recording of search.query is switched off");
        assertThat(recording.read("search.query").ended()).isEqualTo(10);
    }
}
