package io.opvitals.benchmarks.collection;

import io.opvitals.agent.time.Ticker;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when it is told to, so that five minutes of windows pass in seconds. */
final class SteppedTicker extends Ticker {

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    void advance(long stepNanos) {
        nanos.addAndGet(stepNanos);
    }
}
