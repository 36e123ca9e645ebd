package io.opvitals.agent.operation;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** A histogram that any thread may add to, 4 kB. */
final class AtomicHistogram {

    private final AtomicLongArray counts = new AtomicLongArray(Buckets.COUNT);
    private final AtomicLong sumNanos = new AtomicLong();
    private final AtomicLong maxNanos = new AtomicLong();

    void add(long durationNanos) {
        sumNanos.addAndGet(durationNanos);
        long max = maxNanos.get();
        while (durationNanos > max && !maxNanos.compareAndSet(max, durationNanos)) {
            max = maxNanos.get();
        }
        counts.incrementAndGet(Buckets.index(durationNanos));
    }

    void addTo(HistogramSum sum) {
        for (int i = 0; i < Buckets.COUNT; i++) {
            sum.addCount(i, counts.get(i));
        }
        sum.addDurations(sumNanos.get(), maxNanos.get());
    }

    HistogramSnapshot snapshot() {
        HistogramSum sum = new HistogramSum();
        addTo(sum);
        return sum.take();
    }
}
