package io.opvitals.agent.instrument;

import java.util.concurrent.atomic.AtomicLong;

/** How much is woven now, and how often weaving failed since the start. */
public final class WeavingNumbers {

    final WovenClasses woven = new WovenClasses();
    private final AtomicLong failures = new AtomicLong();

    void failed() {
        failures.incrementAndGet();
    }

    /** Classes that are woven now. */
    public long classes() {
        return woven.classes();
    }

    /** Methods that are woven now. */
    public long methods() {
        return woven.methods();
    }

    /** Classes that had something to weave or to take back and were left as they are because that failed. */
    public long failures() {
        return failures.get();
    }
}
