package io.opvitals.agent.operation;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicReference;

/** Adds up the values of one measure, without a lock. */
final class MeasureRecorder {

    private final AtomicReference<MeasureSnapshot> total =
            new AtomicReference<>(new MeasureSnapshot(0, 0, Double.NaN, Double.NaN));

    void add(double value) {
        MeasureSnapshot before = snapshot();
        while (!total.compareAndSet(before, before.with(value))) {
            before = snapshot();
        }
    }

    MeasureSnapshot snapshot() {
        return requireNonNull(total.get());
    }
}
