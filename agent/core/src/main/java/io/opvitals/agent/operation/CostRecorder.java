package io.opvitals.agent.operation;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicReference;

/** Adds up amounts of one currency, exactly, without a lock. */
final class CostRecorder {

    private final AtomicReference<BigDecimal> total = new AtomicReference<>(BigDecimal.ZERO);

    void add(BigDecimal amount) {
        BigDecimal before = total();
        while (!total.compareAndSet(before, before.add(amount))) {
            before = total();
        }
    }

    BigDecimal total() {
        return requireNonNull(total.get());
    }
}
