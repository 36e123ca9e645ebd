package io.opvitals.agent.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Calls worth showing, from the threads they ran on to the collector's thread. Bounded, without a lock: what does not fit
 * is dropped and counted, and only a span is lost with it.
 */
public final class KeptCalls {

    private static final int CAPACITY = 2_048;

    private final ConcurrentLinkedQueue<KeptCall> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    void offer(KeptCall call) {
        if (size.incrementAndGet() > CAPACITY) {
            size.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        kept.incrementAndGet();
        queue.add(call);
    }

    /** A call that was worth showing and is not, because its operation's share of this second is used up. */
    void overBudget() {
        dropped.incrementAndGet();
    }

    /** Takes what has come since the last time, in order of arrival. */
    public List<KeptCall> drain() {
        List<KeptCall> drained = new ArrayList<>();
        for (KeptCall call = queue.poll(); call != null; call = queue.poll()) {
            size.decrementAndGet();
            drained.add(call);
        }
        return drained;
    }

    /** Calls kept since the start. */
    public long kept() {
        return kept.get();
    }

    /** Calls that were worth keeping and were dropped since the start. */
    public long dropped() {
        return dropped.get();
    }
}
