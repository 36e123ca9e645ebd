package io.opvitals.benchmarks.collection;

import io.opvitals.agent.collect.SnapshotCollector;
import io.opvitals.agent.guard.Guards;
import io.opvitals.agent.health.CollectionCycle;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.ResultKinds;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One second's work of the collector in the worst case: 1,000 operations in 100 wrappers, every one of them called since
 * the cycle before by each of four threads, and windows as full as they get.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
public class CollectionCycleBenchmark {

    private static final int OPERATIONS = 1_000;
    private static final int THREADS = 4;
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private SteppedTicker ticker;
    private Application application;
    private CollectionCycle cycle;
    private @Nullable HealthReport latest;

    @Setup
    public void fillWindows() throws InterruptedException, ExecutionException {
        ticker = new SteppedTicker();
        AgentLog log = new AgentLog(new PrintStream(System.err, true), AgentLog.Level.INFO, Clock.systemUTC(), ticker);
        OperationRegistry registry =
                new OperationRegistry(ticker, new KeptCalls(), new OwnFailures(log), new ResultKinds(List.of()));
        application = new Application(registry, ticker, OPERATIONS, THREADS);
        SnapshotCollector collector = new SnapshotCollector(registry, ticker, Clock.systemUTC());
        HealthSettings settings = HealthSettings.DEFAULT;
        cycle = new CollectionCycle(
                collector,
                collector.collect(),
                new Guards(Clock.systemUTC(), log),
                settings,
                List.of(report -> latest = report),
                log);
        for (long second = 0; second <= settings.window().toSeconds(); second++) {
            secondPasses();
            cycle.run();
        }
    }

    @Setup(Level.Invocation)
    public void secondPasses() throws InterruptedException, ExecutionException {
        ticker.advance(SECOND_NANOS);
        application.callEverything();
    }

    @Benchmark
    public @Nullable HealthReport cycle() {
        latest = null;
        cycle.run();
        return latest;
    }

    /** A cycle never throws; one that failed would be the fastest. */
    @TearDown(Level.Invocation)
    public void requireReport() {
        if (latest == null || latest.operations().size() != OPERATIONS) {
            throw new IllegalStateException("no report of " + OPERATIONS + " operations: " + latest);
        }
    }

    @TearDown
    public void close() {
        application.close();
    }
}
