package io.opvitals.agent.collect;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.operation.KeptCalls;
import io.opvitals.agent.operation.OperationId;
import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.OperationSettings;
import io.opvitals.agent.operation.OwnFailures;
import io.opvitals.agent.operation.ResultKinds;
import io.opvitals.agent.time.FakeTicker;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls as woven methods make them, on a clock of their own. */
public final class TestCalls {

    private static final Duration DURATION = Duration.ofMillis(10);

    private final FakeTicker ticker = new FakeTicker();
    private final OperationRegistry registry =
            new OperationRegistry(ticker, new KeptCalls(), new OwnFailures(silent()), new ResultKinds(List.of()));
    private final SnapshotCollector collector = new SnapshotCollector(registry, ticker, ticker.clock());

    /** An exception that operations of {@link #operation} expect. */
    public static final class NotFound extends Exception {
        private static final long serialVersionUID = 1;
    }

    public FakeTicker ticker() {
        return ticker;
    }

    public OperationRegistry registry() {
        return registry;
    }

    public SnapshotCollector collector() {
        return collector;
    }

    public Snapshot snapshot() {
        return collector.collect();
    }

    public int operation(String name) {
        OperationSettings settings = new OperationSettings(Set.of(NotFound.class.getName()), null);
        return registry.register(OperationId.parse(name), settings);
    }

    public void succeed(int operation, int times) {
        end(operation, times, null);
    }

    public void fail(int operation, int times) {
        end(operation, times, new IllegalStateException("test"));
    }

    public void timeOut(int operation, int times) {
        end(operation, times, new TimeoutException());
    }

    public void reject(int operation, int times) {
        end(operation, times, new RejectedExecutionException());
    }

    public void cancel(int operation, int times) {
        end(operation, times, new CancellationException());
    }

    public void throwExpected(int operation, int times) {
        end(operation, times, new NotFound());
    }

    public void fallBack(int operation, int times) {
        for (int i = 0; i < times; i++) {
            OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
            ticker.advance(DURATION);
            OpvitalsDoor.fallback(operation, new IllegalStateException("test"), "fallback");
            OpvitalsDoor.exit(call, null);
        }
    }

    /** A call that goes on until it is given to {@link #end(OpvitalsDoor.Call)}. */
    public OpvitalsDoor.@Nullable Call begin(int operation) {
        return OpvitalsDoor.enter(operation);
    }

    public void end(OpvitalsDoor.@Nullable Call call) {
        OpvitalsDoor.exit(call, null);
    }

    /** A log that nobody reads. */
    public static AgentLog silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        FakeTicker ticker = new FakeTicker();
        return new AgentLog(nowhere, AgentLog.Level.OFF, ticker.clock(), ticker);
    }

    private void end(int operation, int times, @Nullable Throwable thrown) {
        for (int i = 0; i < times; i++) {
            OpvitalsDoor.Call call = OpvitalsDoor.enter(operation);
            ticker.advance(DURATION);
            OpvitalsDoor.exit(call, thrown);
        }
    }
}
