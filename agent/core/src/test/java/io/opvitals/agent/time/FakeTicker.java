package io.opvitals.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A ticker that moves when a test says so. It overflows after five seconds, as the JVM's own may at any time: what
 * compares two readings instead of subtracting them fails.
 */
public final class FakeTicker extends Ticker {

    private static final Instant START = Instant.parse("2026-11-21T14:00:00Z");

    private final long startNanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();
    private final AtomicLong nanos = new AtomicLong(startNanos);

    @Override
    public long nanos() {
        return nanos.get();
    }

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    /** The wall clock that goes with it; {@code 2026-11-21T14:00:00Z} at first. */
    public InstantSource clock() {
        return () -> START.plusNanos(nanos.get() - startNanos);
    }
}
