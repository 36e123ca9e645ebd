package io.opvitals.agent.alert.manage;

import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the wall clock is put right, by comparing it with elapsed time: an alert that has been pending for 10 seconds
 * has been so for 10 seconds, whatever the clock says. Used by one thread at a time.
 */
final class ClockSteps {

    /** Less is what a clock that is kept right by and by differs in. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Ticker ticker;
    private @Nullable Instant lastTime;
    private long lastNanos;

    ClockSteps(InstantSource clock, Ticker ticker) {
        this.clock = clock;
        this.ticker = ticker;
    }

    /** By how much the clock was put right since the last call; zero for not at all. */
    Duration sinceLast() {
        Instant time = clock.instant();
        long nanos = ticker.nanos();
        Duration step = lastTime == null
                ? Duration.ZERO
                : Duration.between(lastTime, time).minusNanos(nanos - lastNanos);
        lastTime = time;
        lastNanos = nanos;
        return step.abs().compareTo(LEAST) < 0 ? Duration.ZERO : step;
    }
}
