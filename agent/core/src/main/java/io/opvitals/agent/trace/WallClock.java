package io.opvitals.agent.trace;

import java.time.Duration;
import java.time.Instant;

/**
 * Which time of day a moment on the agent's ticker was.
 *
 * <p>An anchor, a pair of readings of both clocks, is held as long as it stays right, so that calls of one trace keep
 * their order and length to the nanosecond. When the wall clock has been set, or has drifted away from the ticker, by
 * more than {@link #TOLERANCE}, the next pair becomes the anchor.
 */
final class WallClock {

    private static final Duration TOLERANCE = Duration.ofMillis(5);

    private long anchorNanos;
    private Instant anchor;

    WallClock(long nanos, Instant time) {
        this.anchorNanos = nanos;
        this.anchor = time;
    }

    /** Both clocks were read at the same moment. */
    void read(long nanos, Instant time) {
        if (Duration.between(at(nanos), time).abs().compareTo(TOLERANCE) > 0) {
            anchorNanos = nanos;
            anchor = time;
        }
    }

    /** The time of day at a moment on the ticker. */
    Instant at(long nanos) {
        return anchor.plusNanos(nanos - anchorNanos);
    }
}
