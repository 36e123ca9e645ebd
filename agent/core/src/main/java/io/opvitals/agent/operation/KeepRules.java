package io.opvitals.agent.operation;

import io.opvitals.agent.time.Ticker;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which ended calls of one operation are kept as spans during this second.
 *
 * <p>The collector's thread renews the rules every second; application threads read them at the end of every call, where
 * two comparisons tell an ordinary call from one worth a second look.
 */
public final class KeepRules {

    /** Failures and fallbacks kept before the collector has come round for the first time. */
    private static final int INITIAL_FAILURES = 20;

    private final long stuckAfterNanos;
    private volatile long slowerThanNanos;
    private volatile long drawAtNanos;
    private final AtomicInteger drawn = new AtomicInteger(1);
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private final AtomicInteger slowLeft = new AtomicInteger();

    /** @param stuckAfterNanos calls that take longer are slow, whatever the rules say of slow ones */
    KeepRules(Ticker ticker, long stuckAfterNanos) {
        this.stuckAfterNanos = stuckAfterNanos;
        slowerThanNanos = stuckAfterNanos;
        // Nothing is drawn at random before the first renewal.
        drawAtNanos = ticker.nanos() + Long.MAX_VALUE / 2;
        failuresLeft.set(INITIAL_FAILURES);
    }

    /**
     * Sets the rules of the next second.
     *
     * @param slowerThanNanos calls that take longer are kept; {@link Long#MAX_VALUE} for those that were
     *     stuck
     * @param drawAtNanos the first call that ends after this moment, on the agent's ticker, is kept whatever it is
     * @param failures how many failures and fallbacks may be kept, zero or more
     * @param slow how many slow calls may be kept, zero or more
     */
    public void renew(long slowerThanNanos, long drawAtNanos, int failures, int slow) {
        this.slowerThanNanos = Math.min(slowerThanNanos, stuckAfterNanos);
        this.failuresLeft.set(failures);
        this.slowLeft.set(slow);
        this.drawAtNanos = drawAtNanos;
        this.drawn.set(0);
    }

    boolean isOrdinary(long durationNanos, long endNanos) {
        return durationNanos <= slowerThanNanos && endNanos - drawAtNanos < 0;
    }

    boolean takeFailure() {
        return take(failuresLeft);
    }

    /** Whether the call is slow; false once this second's share of slow calls is kept. */
    boolean takeSlow(long durationNanos) {
        return durationNanos > slowerThanNanos && take(slowLeft);
    }

    /** Whether this call is the one drawn at random; then no other is, until the next renewal. */
    boolean takeDraw(long endNanos) {
        if (endNanos - drawAtNanos < 0) {
            return false;
        }
        boolean won = drawn.compareAndSet(0, 1);
        drawAtNanos = endNanos + Long.MAX_VALUE / 2;
        return won;
    }

    private static boolean take(AtomicInteger left) {
        return left.get() > 0 && left.getAndDecrement() > 0;
    }
}
