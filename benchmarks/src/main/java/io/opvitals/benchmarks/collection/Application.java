package io.opvitals.benchmarks.collection;

import io.opvitals.agent.operation.AgentDoor;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OperationSettings;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Stands for an application: some wrappers of ten operations each, and threads that call them all through the door, as
 * woven methods do. Durations are spread from 10 microseconds to 100 milliseconds, and one call in fifty fails.
 */
final class Application implements AutoCloseable {

    private static final int OPERATIONS_PER_WRAPPER = 10;
    private static final double SHORTEST_NANOS = 1e4;
    private static final double LONGEST_TIMES_SHORTEST = 1e4;
    private static final int CALLS_PER_FAILURE = 50;

    private final SteppedTicker ticker;
    private final int[] operations;
    private final int threads;
    private final ExecutorService executor;

    /** Every thread has a random of the same seed: each run makes the same calls. */
    private final List<Random> randoms = new ArrayList<>();

    Application(OperationRegistry registry, SteppedTicker ticker, int operations, int threads) {
        this.ticker = ticker;
        this.operations = new int[operations];
        for (int i = 0; i < operations; i++) {
            OperationId id = new OperationId("wrapper" + i / OPERATIONS_PER_WRAPPER, "operation" + i);
            this.operations[i] = registry.register(id, OperationSettings.DEFAULT);
        }
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            randoms.add(new Random(i));
        }
        OpvitalsDoor.open(new AgentDoor(registry));
    }

    /** Every thread calls every operation once, one thread after the other because they share the stepped clock. */
    void callEverything() throws InterruptedException, ExecutionException {
        for (int i = 0; i < threads; i++) {
            Random random = randoms.get(i);
            Future<?> done = executor.submit(() -> callEverything(random));
            done.get();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void callEverything(Random random) {
        for (int operation : operations) {
            OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
            ticker.advance((long) (SHORTEST_NANOS * Math.pow(LONGEST_TIMES_SHORTEST, random.nextDouble())));
            boolean fails = random.nextInt(CALLS_PER_FAILURE) == 0;
            OpvitalsDoor.exit(call, fails ? new IllegalStateException("refused") : null);
        }
    }
}
