package io.opvitals.adapter.resilience4j;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;

/** Reads bulkheads that are a semaphore. */
public final class Bulkheads extends GuardReader {

    @Override
    public String name(Object guard) {
        return ((Bulkhead) guard).getName();
    }

    @Override
    public long available(Object guard) {
        return ((Bulkhead) guard).getMetrics().getAvailableConcurrentCalls();
    }

    @Override
    public long limit(Object guard) {
        return ((Bulkhead) guard).getMetrics().getMaxAllowedConcurrentCalls();
    }
}
