package io.opvitals.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when it is told to; for any thread. */
public final class FakeTicker extends Ticker {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");

    private volatile long nanos;

    /** Starts near the overflow, so that whoever compares times instead of subtracting them fails. */
    public FakeTicker() {
        this.nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();
    }

    @Override
    public long nanos() {
        return nanos;
    }

    public synchronized void advance(Duration by) {
        nanos += by.toNanos();
    }

    /** The wall clock that goes with it, {@code 2026-11-21T14:00:00Z} at first. */
    public InstantSource clock() {
        long startNanos = nanos;
        return () -> START.plusNanos(nanos - startNanos);
    }
}
