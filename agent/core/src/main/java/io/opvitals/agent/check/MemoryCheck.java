package io.opvitals.agent.check;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the heap has room after a garbage collection. What is in use before one says nothing: a heap is filled to be
 * collected.
 */
final class MemoryCheck implements HealthCheck {

    private final DoubleSupplier above;

    /** @param above the share of the heap that may be used after a collection */
    MemoryCheck(DoubleSupplier above) {
        this.above = above;
    }

    @Override
    public Finding look() {
        try {
            return judge(usedAfterCollection(), Runtime.getRuntime().maxMemory());
        } catch (LinkageError e) {
            return Finding.unknown("this runtime has no java.management (expected: --add-modules java.management)");
        }
    }

    Finding judge(long usedAfterCollection, long max) {
        if (usedAfterCollection <= 0) {
            return Finding.healthy("no garbage collection of the whole heap so far");
        }
        double share = (double) usedAfterCollection / max;
        String seen = Percent.of(share) + " of " + (max >> 20) + " MiB used after a collection";
        return share > above.getAsDouble()
                ? Finding.unhealthy(seen + " (expected: at most " + Percent.of(above.getAsDouble()) + ")")
                : Finding.healthy(seen);
    }

    /** Pools of the heap as their latest collection left them; a pool that none has touched counts as nothing. */
    private static long usedAfterCollection() {
        long used = 0;
        for (MemoryPoolMXBean each : ManagementFactory.getMemoryPoolMXBeans()) {
            @Nullable MemoryUsage after = each.getType() == MemoryType.HEAP ? each.getCollectionUsage() : null;
            used += after == null ? 0 : after.getUsed();
        }
        return used;
    }
}
