package io.opvitals.agent.health;

import io.opvitals.agent.operation.OperationSnapshot;

/**
 * The health of one operation, wrapper, or of the whole system, over the window.
 *
 * @param score the score and its arithmetic
 * @param status the status, after hysteresis
 * @param since when the status last changed, on the agent's ticker; {@link #NOT_KNOWN} where this was made from the
 *     series of other JVMs, which tell neither that nor which calls threw an expected exception
 * @param window what ended within the window, all operations of the scope added up; the id of a wrapper's is {@code
 *     wrapper.*}, of the system's {@code *.*}
 * @param windowNanos how long the window is; shorter than configured while the agent is young
 * @param callsPerSecond calls ended within the recent window (the last minute, unless set otherwise), per second
 * @param inFlight calls in flight now
 * @param peakInFlight the most calls in flight seen at any collection since the start; negative where it is not known
 */
public record ScopeHealth(
        Score score,
        Status status,
        long since,
        OperationSnapshot window,
        long windowNanos,
        double callsPerSecond,
        long inFlight,
        long peakInFlight) {

    /** For {@code since}. */
    public static final long NOT_KNOWN = Long.MIN_VALUE;

    /** Whether this JVM counted the calls itself. */
    public boolean isOwn() {
        return since != NOT_KNOWN;
    }

    /** Failures / judged calls within the window; {@code NaN} where there are none. */
    public double errorRate() {
        return Tally.of(window).errorRate();
    }

    /** Fallbacks / judged calls within the window; {@code NaN} where there are none. */
    public double fallbackRate() {
        return Tally.of(window).fallbackRate();
    }
}
