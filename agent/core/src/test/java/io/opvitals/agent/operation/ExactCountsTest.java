package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.time.Ticker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The law: N threads times M calls is N x M, in every count, sum and bucket, whenever it is read; and what is read never
 * shrinks.
 */
class ExactCountsTest {

    private static final int THREADS = 16;
    private static final int CALLS = 100_000;

    private final Recording recording = new Recording(new CountingTicker());

    @Test
    void threadsThatAreBornAndDie_loseNoCall() throws InterruptedException {
        int operation = recording.operation("exact.calls");
        int other = recording.operation("exact.other");
        IOException failure = new IOException();
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicLong shrunk = new AtomicLong();
        Thread reader = new Thread(() -> {
            long before = 0;
            while (running.get()) {
                OperationSnapshot read = recording.read("exact.calls");
                if (read.ended() < before || read.started() < read.ended()) {
                    shrunk.incrementAndGet();
                }
                before = read.ended();
            }
        });
        reader.start();

        for (int generation = 0; generation < 4; generation++) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Thread thread = new Thread(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        OpvitalsDoor.Call outer = OpvitalsDoor.enter(operation);
                        if (call % 10 == 0) {
                            Recording.call(other, failure);
                        }
                        OpvitalsDoor.exit(outer, call % 4 == 0 ? failure : null);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread each : threads) {
                each.join();
            }
        }
        running.set(false);
        reader.join();

        long calls = 4L * THREADS * CALLS;
        OperationSnapshot read = recording.read("exact.calls");
        assertThat(read.started()).isEqualTo(calls);
        assertThat(read.count(Outcome.ERROR)).isEqualTo(calls / 4);
        assertThat(read.count(Outcome.SUCCESS)).isEqualTo(calls - calls / 4);
        assertThat(read.durations().count()).isEqualTo(calls);
        assertThat(recording.read("exact.other").count(Outcome.ERROR)).isEqualTo(calls / 10);
        assertThat(shrunk.get())
                .as("reads that shrank or saw more ends than starts")
                .isZero();
    }

    @Test
    void sumOfDurations_isTheSumOfWhatEachCallTook() throws InterruptedException {
        int operation = recording.operation("exact.sum");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                for (int call = 0; call < CALLS; call++) {
                    Recording.call(operation);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread each : threads) {
            each.join();
        }

        // Each thread's clock moves by one at every reading, and a call reads it twice.
        assertThat(recording.read("exact.sum").durations().sumNanos()).isEqualTo((long) THREADS * CALLS);
    }

    @Test
    void threadsWithoutACellOfTheirOwn_areCountedInSharedOnes() throws InterruptedException {
        SharedCell cell = new SharedCell();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int call = 0; call < CALLS; call++) {
                    cell.start();
                    cell.end(call % 2, call);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread each : threads) {
            each.join();
        }

        assertThat(cell.started()).isEqualTo(4L * CALLS);
        assertThat(snapshot(cell, 0).count()).isEqualTo(2L * CALLS);
        assertThat(snapshot(cell, 1).count()).isEqualTo(2L * CALLS);
        assertThat(snapshot(cell, 0).sumNanos() + snapshot(cell, 1).sumNanos()).isEqualTo(4L * CALLS * (CALLS - 1) / 2);
    }

    private static HistogramSnapshot snapshot(SharedCell cell, int series) {
        HistogramSum sum = new HistogramSum();
        cell.addTo(sum, series);
        return sum.take();
    }

    /** Moves by one nanosecond at every reading, for each thread on its own. */
    private static final class CountingTicker extends Ticker {

        @SuppressWarnings("ThreadLocalUsage")
        private final ThreadLocal<long[]> nanos = ThreadLocal.withInitial(() -> new long[1]);

        @Override
        public long nanos() {
            return ++nanos.get()[0];
        }
    }
}
