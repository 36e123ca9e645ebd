package io.opvitals.agent.instrument;

import java.util.concurrent.atomic.AtomicLong;

/** How much has been woven, and how often weaving failed, since the start. */
public final class WeavingNumbers {

    private final AtomicLong classes = new AtomicLong();
    private final AtomicLong methods = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    void woven(int methodCount) {
        classes.incrementAndGet();
        methods.addAndGet(methodCount);
    }

    void failed() {
        failures.incrementAndGet();
    }

    /** Classes woven, each as often as it was. */
    public long classes() {
        return classes.get();
    }

    /** Methods woven, each as often as it was. */
    public long methods() {
        return methods.get();
    }

    /** Classes that had something to weave and were left as they are because weaving failed. */
    public long failures() {
        return failures.get();
    }
}
