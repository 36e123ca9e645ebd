package io.opvitals.agent.operation;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many cells there may be. 1,000 operations called by 200 threads each take 48 MB; past that, a thread that meets an
 * operation for the first time counts it in the operation's shared stripes instead, slower and just as exact.
 */
final class CellBudget {

    private static final int MAX_BYTES = 48 << 20;
    private static final int MAX_CELLS = MAX_BYTES / Cell.TYPICAL_BYTES;

    private final AtomicInteger cells = new AtomicInteger();

    boolean take() {
        if (cells.get() >= MAX_CELLS) {
            return false;
        }
        cells.incrementAndGet();
        return true;
    }

    void giveBack(int count) {
        cells.addAndGet(-count);
    }
}
