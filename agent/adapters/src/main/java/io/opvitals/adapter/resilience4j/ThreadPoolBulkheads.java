package io.opvitals.adapter.resilience4j;

import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;

/** Reads bulkheads that are a thread pool; what is available is room in its queue. */
public final class ThreadPoolBulkheads extends GuardReader {

    @Override
    public String name(Object guard) {
        return ((ThreadPoolBulkhead) guard).getName();
    }

    @Override
    public long available(Object guard) {
        return ((ThreadPoolBulkhead) guard).getMetrics().getRemainingQueueCapacity();
    }

    @Override
    public long limit(Object guard) {
        return ((ThreadPoolBulkhead) guard).getMetrics().getQueueCapacity();
    }
}
