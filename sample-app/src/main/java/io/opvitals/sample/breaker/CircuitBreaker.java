package io.opvitals.sample.breaker;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Stops calling what does not work.
 *
 * <p>Closed, it lets every call through. After a number of failures in a row it opens and refuses every call, until a
 * pause has passed. Then it is half open: one call is let through as a trial while the others are still refused. The
 * trial's success closes the breaker; its failure opens it for another pause.
 *
 * <p>A call asks {@link #acquire} first and reports with {@link #succeeded} or {@link #failed}. Any thread may.
 */
public final class CircuitBreaker {

    /** What the breaker does with the next call. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final String name;
    private final int failuresToOpen;
    private final long pauseNanos;
    private final Consumer<State> onTransition;

    private State state = State.CLOSED;
    private int failuresInARow;
    private long openedNanos;

    /** @param onTransition told of each new state, under the breaker's lock: it must be quick */
    public CircuitBreaker(String name, int failuresToOpen, Duration pause, Consumer<State> onTransition) {
        this.name = name;
        this.failuresToOpen = failuresToOpen;
        this.pauseNanos = pause.toNanos();
        this.onTransition = onTransition;
    }

    /**
     * Asks to make a call.
     *
     * @throws CircuitOpenException if it may not be made
     */
    public synchronized void acquire(long nowNanos) {
        if (state == State.CLOSED) {
            return;
        }
        if (state == State.HALF_OPEN || nowNanos - openedNanos < pauseNanos) {
            throw new CircuitOpenException(name);
        }
        become(State.HALF_OPEN);
    }

    /** Reports that a call which was let through worked. */
    public synchronized void succeeded() {
        failuresInARow = 0;
        if (state == State.HALF_OPEN) {
            become(State.CLOSED);
        }
    }

    /** Reports that a call which was let through failed. */
    public synchronized void failed(long nowNanos) {
        failuresInARow++;
        if (state == State.HALF_OPEN || (state == State.CLOSED && failuresInARow >= failuresToOpen)) {
            openedNanos = nowNanos;
            become(State.OPEN);
        }
    }

    public synchronized State state() {
        return state;
    }

    private void become(State next) {
        state = next;
        onTransition.accept(next);
    }
}
