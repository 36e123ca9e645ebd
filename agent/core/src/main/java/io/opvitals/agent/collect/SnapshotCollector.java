package io.opvitals.agent.collect;

import io.opvitals.agent.operation.OperationRegistry;
import io.opvitals.agent.operation.StuckCalls;
import io.opvitals.agent.operation.StuckReport;
import io.opvitals.agent.time.Ticker;
import java.time.Instant;
import java.time.InstantSource;

/** Reads all operations and says when; finds the calls that hang. */
public final class SnapshotCollector {

    private final OperationRegistry registry;
    private final Ticker ticker;
    private final InstantSource clock;
    private final StuckCalls stuck;

    public SnapshotCollector(OperationRegistry registry, Ticker ticker, InstantSource clock) {
        this.registry = registry;
        this.ticker = ticker;
        this.clock = clock;
        this.stuck = new StuckCalls(registry);
    }

    /** The time is taken first: every call that ended before {@link Snapshot#nanos()} is counted. */
    public Snapshot collect() {
        long nanos = ticker.nanos();
        Instant time = clock.instant();
        return new Snapshot(nanos, time, registry.snapshot());
    }

    /** The calls that are stuck, as of the moment of this snapshot, the latest. One thread at a time. */
    public StuckReport stuck(Snapshot latest) {
        return stuck.scan(latest.nanos(), latest.time());
    }
}
