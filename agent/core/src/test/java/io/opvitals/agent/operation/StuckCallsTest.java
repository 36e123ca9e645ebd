package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StuckCallsTest {

    private static final Duration STUCK_AFTER = Duration.ofSeconds(2);

    private final FakeTicker ticker = new FakeTicker();
    private final Recording recording = new Recording(ticker);
    private final StuckCalls stuck = new StuckCalls(recording.operations);
    private final int operation = recording.operation("bank.pay", new OperationSettings(Set.of(), STUCK_AFTER));

    @Test
    void scan_callInFlightForExactlyItsLimit_isNotStuck() {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        ticker.advance(STUCK_AFTER);

        assertThat(scan()).isEqualTo(StuckReport.NONE);

        ticker.advance(Duration.ofNanos(1));
        assertThat(scan().count(OperationId.parse("bank.pay"))).isEqualTo(1);
        OpvitalsDoor.exit(call, null);
    }

    @Test
    void scan_callThatHangs_showsItsThreadItsStackAndSince() throws InterruptedException {
        try (Hanging hanging = new Hanging(operation, "payer")) {
            ticker.advance(Duration.ofSeconds(61));

            StuckReport report = scan();

            assertThat(report.calls()).singleElement().satisfies(call -> {
                assertThat(call.id()).isEqualTo(OperationId.parse("bank.pay"));
                assertThat(call.threadName()).isEqualTo("payer");
                assertThat(call.waiting()).isFalse();
                assertThat(call.since()).isEqualTo(ticker.clock().instant().minusSeconds(61));
                assertThat(call.stack())
                        .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("hangHere"));
                assertThat(call.stack()).hasSizeLessThanOrEqualTo(StuckCall.MAX_FRAMES);
            });
            assertThat(report.began()).isEqualTo(report.calls());
            assertThat(scan().began()).as("told once").isEmpty();
            assertThat(hanging.isAlive()).isTrue();
        }
    }

    @Test
    void scan_callThatHungAndEnded_saysHowAndAfterHowLong() {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        ticker.advance(Duration.ofSeconds(3));
        StuckCall seen = scan().calls().get(0);
        ticker.advance(Duration.ofSeconds(4));
        OpvitalsDoor.exit(call, new IllegalStateException("test"));

        StuckReport report = scan();

        assertThat(report.calls()).isEmpty();
        assertThat(report.ended())
                .singleElement()
                .isEqualTo(new StuckCall.Ended(seen, Outcome.ERROR, Duration.ofSeconds(7)));
        assertThat(scan()).isEqualTo(StuckReport.NONE);
    }

    @Test
    void scan_slowCallThatWasNeverSeenStuck_isNoEvent() {
        OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
        ticker.advance(Duration.ofSeconds(3));
        OpvitalsDoor.exit(call, null);

        assertThat(scan()).isEqualTo(StuckReport.NONE);
    }

    @Test
    void scan_frameUsedAgainForAYoungCall_isNotStuck() {
        OpvitalsDoor.Call old = OpvitalsDoor.enter(operation);
        ticker.advance(Duration.ofSeconds(3));
        assertThat(scan().calls()).hasSize(1);
        OpvitalsDoor.exit(old, null);
        OpvitalsDoor.Call young = OpvitalsDoor.enter(operation);

        StuckReport report = scan();

        assertThat(report.calls()).isEmpty();
        assertThat(report.ended()).hasSize(1);
        OpvitalsDoor.exit(young, null);
    }

    @Test
    void scan_nestedCalls_areEachStuckByTheirOwnLimit() {
        int patient = recording.operation("bank.audit", new OperationSettings(Set.of(), Duration.ofHours(1)));
        OpvitalsDoor.Call outer = OpvitalsDoor.enter(operation);
        OpvitalsDoor.Call middle = OpvitalsDoor.enter(patient);
        OpvitalsDoor.Call inner = OpvitalsDoor.enter(operation);
        ticker.advance(Duration.ofSeconds(3));

        StuckReport report = scan();

        assertThat(report.counts()).isEqualTo(Map.of(OperationId.parse("bank.pay"), 2));
        OpvitalsDoor.exit(inner, null);
        OpvitalsDoor.exit(middle, null);
        OpvitalsDoor.exit(outer, null);
    }

    @Test
    void scan_callStartedByTheApplicationWhoseMethodHasReturned_isStillSeen() {
        OpvitalsDoor.Call method = OpvitalsDoor.enter(operation);
        Object started = OpvitalsDoor.start("mail.send");
        OpvitalsDoor.exit(method, null);
        ticker.advance(Duration.ofSeconds(61));

        assertThat(scan().calls()).singleElement().satisfies(call -> {
            assertThat(call.id()).isEqualTo(OperationId.parse("mail.send"));
            assertThat(call.waiting()).isTrue();
            assertThat(call.stack()).isEmpty();
        });

        OpvitalsDoor.end(started, null);
        assertThat(scan().ended())
                .singleElement()
                .satisfies(ended -> assertThat(ended.outcome()).isEqualTo(Outcome.SUCCESS));
    }

    @Test
    void scan_callThatBecomesStuckOnItsThreadAndThenWaits_isOneCall() {
        CallFrame frame = (CallFrame) OpvitalsDoor.enter(operation);
        ticker.advance(Duration.ofSeconds(3));
        assertThat(scan().calls()).hasSize(1);
        OpvitalsDoor.Call late = frame.detach();
        ticker.advance(Duration.ofSeconds(3));

        StuckReport waiting = scan();
        OpvitalsDoor.completed(late, null);
        StuckReport over = scan();

        assertThat(waiting.calls()).hasSize(1);
        assertThat(waiting.began()).isEmpty();
        assertThat(waiting.ended()).isEmpty();
        assertThat(over.ended()).singleElement().satisfies(ended -> {
            assertThat(ended.outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(ended.duration()).isEqualTo(Duration.ofSeconds(6));
        });
    }

    @Test
    void scan_moreHangThanAreListed_countsThemAllAndBoundsEventsAndStacks() throws Exception {
        List<Hanging> all = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            all.add(new Hanging(operation, "payer-" + i));
        }
        ticker.advance(Duration.ofSeconds(3));

        int began = 0;
        for (int round = 1; round <= 40; round++) {
            StuckReport report = scan();
            began += report.began().size();
            assertThat(report.count(OperationId.parse("bank.pay"))).isEqualTo(130);
            assertThat(report.calls()).hasSize(Math.min(StuckCalls.MAX_LISTED, round * StuckCalls.STACKS_PER_ROUND));
            ticker.advance(Duration.ofSeconds(1));
        }
        assertThat(began).as("ten a minute").isEqualTo(10);
        for (Hanging each : all) {
            each.close();
        }
        StuckReport report = scan();
        assertThat(report.counts()).isEmpty();
        assertThat(report.ended())
                .as("those that were told of")
                .hasSize(10)
                .allSatisfy(ended -> assertThat(ended.outcome()).isEqualTo(Outcome.SUCCESS));
    }

    @Test
    void scan_whileAThreadCallsWithoutPause_neverMistakesAnOldStartForAStuckCall() throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(1);
        // Time passes only between its calls, so that none is ever stuck; but every frame it uses again holds a start
        // that
        // is long over, until it is written anew.
        Thread thread = new Thread(() -> {
            while (!stop.get()) {
                OpvitalsDoor.Call outer = OpvitalsDoor.enter(operation);
                OpvitalsDoor.exit(OpvitalsDoor.enter(operation), null);
                OpvitalsDoor.exit(outer, null);
                ticker.advance(Duration.ofSeconds(3));
                running.countDown();
            }
        });
        thread.start();
        running.await();

        int mistaken = 0;
        for (int i = 0; i < 20_000; i++) {
            mistaken += scan().equals(StuckReport.NONE) ? 0 : 1;
        }

        stop.set(true);
        thread.join();
        assertThat(mistaken).isZero();
    }

    private StuckReport scan() {
        return stuck.scan(ticker.nanos(), ticker.clock().instant());
    }

    /** A call on a thread of its own that goes on until it is closed. */
    private static final class Hanging implements AutoCloseable {

        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private final Thread thread;

        Hanging(int operation, String name) throws InterruptedException {
            thread = new Thread(
                    () -> {
                        OpvitalsDoor.@Nullable Call call = OpvitalsDoor.enter(operation);
                        hangHere();
                        OpvitalsDoor.exit(call, null);
                    },
                    name);
            thread.start();
            inside.await();
        }

        private void hangHere() {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isAlive() {
            return thread.isAlive();
        }

        @Override
        public void close() {
            release.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
