package io.opvitals.agent.export;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many spans are on their way through the SDK's queue, so that the ones it would drop in silence are dropped and
 * counted here.
 */
final class SpanQueue {

    /** As in the OpenTelemetry specification. */
    private static final int DEFAULT_CAPACITY = 2_048;

    private final int capacity;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    /** @param capacity of the SDK's queue */
    SpanQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Of the SDK's queue. A number that is none is left for the SDK to complain about. */
    static int capacity(OtelSettings settings) {
        try {
            return Integer.parseInt(settings.get("otel.bsp.max.queue.size", ""));
        } catch (NumberFormatException e) {
            return DEFAULT_CAPACITY;
        }
    }

    /** Whether there is room for one more; if not, it counts as dropped. */
    boolean enter() {
        if (waiting.get() >= capacity) {
            dropped.incrementAndGet();
            return false;
        }
        waiting.incrementAndGet();
        return true;
    }

    /** These have left the queue. */
    void left(int spans) {
        waiting.addAndGet(-spans);
    }

    /** These did not arrive. */
    void lost(int spans) {
        dropped.addAndGet(spans);
    }

    long waiting() {
        return waiting.get();
    }

    int capacity() {
        return capacity;
    }

    long dropped() {
        return dropped.get();
    }
}
