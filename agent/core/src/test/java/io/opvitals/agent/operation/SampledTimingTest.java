package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.FakeTicker;
import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Law: with one call in some timed, every call is counted, in one bucket, once; totals stay sums of buckets. */
class SampledTimingTest {

    private static final OperationId ID = OperationId.parse("hot.call");

    @Test
    void calls_sampledOnManyThreads_areAllCounted() throws InterruptedException {
        Recording recording = new Recording(Ticker.system());
        int operation = recording.operation("hot.call");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int call = 0; call < 200_000; call++) {
                    if (call == 50_000) {
                        recording.operations.timeOneIn(ID, 16);
                    }
                    if (call % 1_000 == 0) {
                        Recording.call(operation, new IllegalStateException("test"));
                    } else {
                        Recording.call(operation);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread each : threads) {
            each.join();
        }

        OperationSnapshot read = recording.read("hot.call");
        assertThat(read.started()).isEqualTo(800_000);
        assertThat(read.ended()).isEqualTo(800_000);
        assertThat(read.count(Outcome.ERROR)).isEqualTo(800);
        assertThat(read.inFlight()).isZero();
        assertThat(recording.log()).isEmpty();
    }

    @Test
    void clock_whileSampled_isReadForOneCallInSome() {
        AtomicLong readings = new AtomicLong();
        Ticker counting = new Ticker() {
            @Override
            public long nanos() {
                return readings.incrementAndGet();
            }
        };
        Recording recording = new Recording(counting);
        int operation = recording.operation("hot.call");
        Recording.call(operation);
        recording.operations.timeOneIn(ID, 16);
        long before = readings.get();

        for (int i = 0; i < 160_000; i++) {
            Recording.call(operation);
        }

        assertThat(readings.get() - before).isBetween(18_000L, 22_000L);
        assertThat(recording.read("hot.call").ended()).isEqualTo(160_001);
    }

    @Test
    void sumOfDurations_whileSampled_isNearTheTruth() {
        FakeTicker ticker = new FakeTicker();
        Recording recording = new Recording(ticker);
        int operation = recording.operation("hot.call");
        recording.operations.timeOneIn(ID, 16);
        SplittableRandom random = new SplittableRandom(7);
        long truth = 0;

        for (int i = 0; i < 400_000; i++) {
            long nanos = 1_000 + random.nextLong(9_000);
            truth += nanos;
            OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
            ticker.advance(Duration.ofNanos(nanos));
            OpvitalsDoor.exit(call, null);
        }

        HistogramSnapshot durations = recording.read("hot.call").durations();
        assertThat(durations.count()).isEqualTo(400_000);
        assertThat((double) durations.sumNanos() / truth).isBetween(0.98, 1.02);
        assertThat(durations.quantileNanos(0.5)).isBetween(5_000.0, 6_000.0);
    }

    @Test
    void callThatThrowsWhileSampled_isCountedAsWhatItIs() {
        FakeTicker ticker = new FakeTicker();
        Recording recording = new Recording(ticker);
        int operation = recording.operation("hot.call");
        OpvitalsDoor.Call first = OpvitalsDoor.enter(operation);
        ticker.advance(Duration.ofNanos(700));
        OpvitalsDoor.exit(first, null);
        recording.operations.timeOneIn(ID, 1_000_000);
        Recording.call(operation);

        Recording.call(operation, new IllegalStateException("test"));
        Recording.call(operation);

        OperationSnapshot read = recording.read("hot.call");
        assertThat(read.count(Outcome.ERROR)).isOne();
        assertThat(read.count(Outcome.SUCCESS)).isEqualTo(3);
        assertThat(read.consecutiveFailures()).isZero();
        assertThat(read.durations().maxNanos()).isEqualTo(700);
    }

    @Test
    void callStillRunningWhenSamplingEnds_isCounted() {
        Recording recording = new Recording(new FakeTicker());
        int operation = recording.operation("hot.call");
        Recording.call(operation);
        recording.operations.timeOneIn(ID, 1_000_000);
        Recording.call(operation);
        OpvitalsDoor.Call running = OpvitalsDoor.enter(operation);

        recording.operations.timeOneIn(ID, 1);
        OpvitalsDoor.exit(running, null);

        assertThat(recording.read("hot.call").ended()).isEqualTo(3);
        assertThat(recording.read("hot.call").inFlight()).isZero();
    }

    @Test
    void costOfACall_measured_isThatOfCompiledCodeAndLessWithoutTheClock() {
        CallCost cost = new Recording(Ticker.system()).operations.measureCallCost();

        assertThat(cost.timedNanos()).isBetween(1.0, 2_000.0);
        assertThat(cost.untimedNanos()).isBetween(0.5, cost.timedNanos());
    }

    @Test
    void recordingStopped_letsNoCallInAndCountsThoseInFlight() {
        Recording recording = new Recording(new FakeTicker());
        int operation = recording.operation("hot.call");
        OpvitalsDoor.Call running = OpvitalsDoor.enter(operation);

        recording.operations.stop();
        Recording.call(operation);
        assertThat(OpvitalsDoor.start("by.name")).isNull();
        int later = recording.operation("made.later");
        Recording.call(later);
        OpvitalsDoor.exit(running, null);

        assertThat(recording.read("hot.call").ended()).isOne();
        assertThat(recording.read("made.later").started()).isZero();

        recording.operations.resume();
        Recording.call(operation);
        Recording.call(later);
        assertThat(recording.read("hot.call").ended()).isEqualTo(2);
        assertThat(recording.read("made.later").ended()).isOne();
    }
}
