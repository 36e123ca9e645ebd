package io.opvitals.agent.operation;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicReference;

/** Adds up amounts of one currency, exactly. */
final class CostRecorder {

    private final AtomicReference<BigDecimal> total = new AtomicReference<>(BigDecimal.ZERO);

    void add(BigDecimal amount) {
        BigDecimal before = total.get();
        while (!total.compareAndSet(before, before.add(amount))) {
            before = total.get();
        }
    }

    BigDecimal total() {
        return total.get();
    }
}
