package io.opvitals.agent.operation;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What threads without a cell of their own have counted of one operation: virtual threads, and platform threads past the
 * budget. Any thread writes, with atomic adds.
 */
final class SharedCell {

    private final AtomicLong started = new AtomicLong();
    private final AtomicLong withdrawn = new AtomicLong();
    private final AtomicReferenceArray<@Nullable AtomicHistogram> series =
            new AtomicReferenceArray<>(SeriesTable.CAPACITY);

    void start() {
        started.incrementAndGet();
    }

    /** Takes the start of a call back that turned out to be none yet. */
    void withdraw() {
        withdrawn.incrementAndGet();
    }

    void end(int seriesNumber, long durationNanos) {
        AtomicHistogram histogram = series.get(seriesNumber);
        if (histogram == null) {
            series.compareAndSet(seriesNumber, null, new AtomicHistogram());
            histogram = series.get(seriesNumber);
        }
        if (histogram != null) {
            histogram.add(durationNanos);
        }
    }

    /** Starts taken back; read before {@link #started}. */
    long withdrawn() {
        return withdrawn.get();
    }

    long started() {
        return started.get();
    }

    /** Adds what was counted of a series. */
    void addTo(HistogramSum sum, int seriesNumber) {
        AtomicHistogram histogram = series.get(seriesNumber);
        if (histogram != null) {
            histogram.addTo(sum);
        }
    }
}
