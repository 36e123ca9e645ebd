package io.opvitals.agent.operation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Adds up the values of one measure on any thread, without a lock. A value is counted last, so that a snapshot has the sum
 * and the bounds of every value it counts, and perhaps of one that it does not count yet.
 */
final class MeasureRecorder {

    private final MagnitudeRecorder positive = new MagnitudeRecorder();
    private final MagnitudeRecorder negative = new MagnitudeRecorder();
    private final AtomicLong zeros = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();
    private final AtomicLong min = new AtomicLong(Double.doubleToRawLongBits(Double.POSITIVE_INFINITY));
    private final AtomicLong max = new AtomicLong(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY));

    /** What is not finite is left out: it would be all that is left of the sum. */
    void add(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        addToSum(value);
        lower(value);
        raise(value);
        if (value > Magnitudes.LOWEST) {
            positive.add(value);
        } else if (value < -Magnitudes.LOWEST) {
            negative.add(-value);
        } else {
            zeros.incrementAndGet();
        }
    }

    MeasureSnapshot snapshot() {
        Magnitudes above = positive.snapshot();
        Magnitudes below = negative.snapshot();
        return MeasureSnapshot.of(
                above,
                zeros.get(),
                below,
                Double.longBitsToDouble(sum.get()),
                Double.longBitsToDouble(min.get()),
                Double.longBitsToDouble(max.get()));
    }

    /** As bits, like the bounds: an adder of the JDK's has cells for each processor, for each of many measures. */
    private void addToSum(double value) {
        long before = sum.get();
        while (!sum.compareAndSet(before, Double.doubleToRawLongBits(Double.longBitsToDouble(before) + value))) {
            before = sum.get();
        }
    }

    private void lower(double value) {
        long before = min.get();
        while (value < Double.longBitsToDouble(before)
                && !min.compareAndSet(before, Double.doubleToRawLongBits(value))) {
            before = min.get();
        }
    }

    private void raise(double value) {
        long before = max.get();
        while (value > Double.longBitsToDouble(before)
                && !max.compareAndSet(before, Double.doubleToRawLongBits(value))) {
            before = max.get();
        }
    }
}
