package io.opvitals.agent.instrument;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How much is woven now, and how often weaving failed since the start. */
public final class WeavingNumbers {

    final WovenClasses woven = new WovenClasses();
    private static final int MAX_REASONS = 200;

    private final AtomicLong failures = new AtomicLong();

    /** By internal name, texts only. */
    private final ConcurrentHashMap<String, String> reasons = new ConcurrentHashMap<>();

    /** This class, by its internal name, could not be woven, or given its bytecode back. */
    void failed(String internalName, Throwable why) {
        failures.incrementAndGet();
        if (reasons.size() < MAX_REASONS || reasons.containsKey(internalName)) {
            reasons.put(internalName, why.toString());
        }
    }

    /** What went wrong with a class of this name the last time; {@code null} where nothing has. */
    @Nullable
    String failureOf(String internalName) {
        return reasons.get(internalName);
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
