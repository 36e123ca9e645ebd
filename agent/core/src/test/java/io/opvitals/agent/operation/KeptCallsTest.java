package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which calls are kept as spans. */
class KeptCallsTest {

    private final FakeTicker ticker = new FakeTicker();
    private final Recording recording = new Recording(ticker);

    @Test
    void ordinaryCall_isNotKept() {
        Recording.call(recording.operation("search.query"));

        assertThat(recording.kept.drain()).isEmpty();
    }

    @Test
    void failedCall_isKeptWithItsEnclosingCallsAsOneTrace() {
        OpvitalsDoor.Call outer = OpvitalsDoor.enter(recording.operation("app.handle"));
        OpvitalsDoor.Call middle = OpvitalsDoor.enter(recording.operation("routellm.complete"));
        Recording.call(recording.operation("search.query"), new IOException("down"));
        OpvitalsDoor.exit(middle, null);
        OpvitalsDoor.exit(outer, null);

        List<KeptCall> kept = recording.kept.drain();
        assertThat(kept)
                .extracting(each -> each.id().name())
                .containsExactly("search.query", "routellm.complete", "app.handle");
        assertThat(kept)
                .extracting(KeptCall::traceIdLow)
                .containsOnly(kept.get(0).traceIdLow());
        assertThat(kept.get(0).parentSpanId()).isEqualTo(kept.get(1).spanId());
        assertThat(kept.get(1).parentSpanId()).isEqualTo(kept.get(2).spanId());
        assertThat(kept.get(2).parentSpanId()).isZero();
        assertThat(kept.get(0).exception()).isNotNull();
        assertThat(kept.get(1).outcome()).isEqualTo(Outcome.SUCCESS);
    }

    @Test
    void lateCallKeptByAnotherThread_keepsTheCallAroundItAsItsParent() throws InterruptedException {
        OpvitalsDoor.Call outer = OpvitalsDoor.enter(recording.operation("app.handle"));
        OpvitalsDoor.Call late = detached("search.query");
        onAnotherThread(() -> OpvitalsDoor.exit(late, new IOException("down")));
        OpvitalsDoor.exit(outer, null);

        List<KeptCall> kept = recording.kept.drain();
        assertThat(kept).extracting(each -> each.id().name()).containsExactly("search.query", "app.handle");
        assertThat(kept.get(0).parentSpanId()).isNotZero().isEqualTo(kept.get(1).spanId());
        assertThat(kept.get(0).traceIdLow()).isEqualTo(kept.get(1).traceIdLow());
    }

    @Test
    void lateCallKeptAfterTheCallAroundItIsOver_namesNoParentThatNobodyHasKept() throws InterruptedException {
        OpvitalsDoor.Call outer = OpvitalsDoor.enter(recording.operation("app.handle"));
        OpvitalsDoor.Call late = detached("search.query");
        OpvitalsDoor.exit(outer, null);
        onAnotherThread(() -> OpvitalsDoor.exit(late, new IOException("down")));

        List<KeptCall> kept = recording.kept.drain();
        assertThat(kept).extracting(each -> each.id().name()).containsExactly("search.query");
        assertThat(kept.get(0).parentSpanId()).isZero();
    }

    @Test
    void lateCallThatSucceeds_keepsNothing() throws InterruptedException {
        OpvitalsDoor.Call outer = OpvitalsDoor.enter(recording.operation("app.handle"));
        OpvitalsDoor.Call late = detached("search.query");
        onAnotherThread(() -> OpvitalsDoor.completed(late, "found"));
        OpvitalsDoor.exit(outer, null);

        assertThat(recording.kept.drain()).isEmpty();
    }

    @Test
    void secondKeptCallInsideTheSameCall_joinsItsTrace() {
        OpvitalsDoor.Call outer = OpvitalsDoor.enter(recording.operation("app.handle"));
        Recording.call(recording.operation("search.query"), new IOException());
        Recording.call(recording.operation("search.query"), new IOException());
        OpvitalsDoor.exit(outer, null);

        List<KeptCall> kept = recording.kept.drain();
        assertThat(kept)
                .hasSize(3)
                .extracting(KeptCall::traceIdLow)
                .containsOnly(kept.get(0).traceIdLow());
        assertThat(kept).extracting(KeptCall::spanId).doesNotHaveDuplicates();
    }

    @Test
    void failures_beyondTheShareOfTheSecond_areDroppedAndCounted() {
        int operation = recording.operation("search.query");
        Recording.call(operation, new IOException());
        rules("search.query").renew(Long.MAX_VALUE, never(), 3, 0);
        for (int i = 0; i < 10; i++) {
            Recording.call(operation, new IOException());
        }

        assertThat(recording.kept.drain()).hasSize(1 + 3);
        assertThat(recording.kept.dropped()).isEqualTo(7);
        assertThat(recording.read("search.query").count(Outcome.ERROR)).isEqualTo(11);
    }

    @Test
    void firstFailureOfAKind_isKeptEvenWhenTheShareIsUsedUp() {
        int operation = recording.operation("search.query");
        rules("search.query").renew(Long.MAX_VALUE, never(), 0, 0);

        Recording.call(operation, new IOException());
        Recording.call(operation, new IllegalStateException());
        Recording.call(operation, new IllegalStateException());

        assertThat(recording.kept.drain()).hasSize(2);
    }

    @Test
    void callSlowerThanTheThreshold_isKept() {
        int operation = recording.operation("search.query");
        rules("search.query").renew(Duration.ofMillis(10).toNanos(), never(), 0, 5);
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        ticker.advance(Duration.ofMillis(11));
        OpvitalsDoor.exit(call, null);
        Recording.call(operation);

        assertThat(recording.kept.drain())
                .singleElement()
                .extracting(KeptCall::durationNanos)
                .isEqualTo(11_000_000L);
    }

    @Test
    void oneCallASecond_isDrawnAtRandom() {
        int operation = recording.operation("search.query");
        rules("search.query").renew(Long.MAX_VALUE, ticker.nanos() + 500, 0, 0);
        Recording.call(operation);
        ticker.advance(Duration.ofNanos(500));
        Recording.call(operation);
        Recording.call(operation);

        assertThat(recording.kept.drain()).hasSize(1);
    }

    @Test
    void queue_thatIsFull_dropsSpansAndNoCounts() {
        int operation = recording.operation("search.query");
        rules("search.query").renew(Long.MAX_VALUE, never(), 1_000_000, 0);
        for (int i = 0; i < 5_000; i++) {
            Recording.call(operation, new IOException());
        }

        assertThat(recording.read("search.query").count(Outcome.ERROR)).isEqualTo(5_000);
        assertThat(recording.kept.kept() + recording.kept.dropped()).isEqualTo(5_000);
        assertThat(recording.kept.drain()).hasSize((int) recording.kept.kept()).hasSizeLessThan(5_000);
    }

    private long never() {
        return ticker.nanos() + Long.MAX_VALUE / 2;
    }

    private OpvitalsDoor.Call detached(String operation) {
        CallFrame frame = (CallFrame) OpvitalsDoor.enter(recording.operation(operation));
        return frame.detach();
    }

    private static void onAnotherThread(Runnable task) throws InterruptedException {
        Thread thread = new Thread(task);
        thread.start();
        thread.join();
    }

    private KeepRules rules(String name) {
        KeepRules rules = recording.operations.keepRules(OperationId.parse(name));
        assertThat(rules).isNotNull();
        return rules;
    }
}
