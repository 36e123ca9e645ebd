package io.opvitals.agent.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends of calls that took longer than their operation's {@code stuckAfter}, from the threads they ended on to the
 * collector's thread, which may have told of their beginning. Bounded: what does not fit is dropped, and only the
 * outcome in an event is lost with it.
 */
final class LongCalls {

    private static final int CAPACITY = 1_024;

    private final ConcurrentLinkedQueue<Ended> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    /** A call, by what stays the same when it leaves its thread: no two calls of one thread begin at the same place and time. */
    record Key(OperationId id, int stripe, int depth, long startNanos) {}

    /** How it ended. */
    record Ended(Key key, Outcome outcome, long durationNanos) {}

    void offer(Ended ended) {
        if (size.incrementAndGet() > CAPACITY) {
            size.decrementAndGet();
            return;
        }
        queue.add(ended);
    }

    List<Ended> drain() {
        List<Ended> drained = new ArrayList<>(0);
        for (Ended ended = queue.poll(); ended != null; ended = queue.poll()) {
            size.decrementAndGet();
            drained.add(ended);
        }
        return drained;
    }
}
