package io.opvitals.agent.check;

import io.opvitals.agent.time.Ticker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the processors of the machine, or of the container, have time left. Short bursts are what processors are for:
 * they must be busy at every look for {@link #PATIENCE}.
 */
final class CpuCheck implements HealthCheck {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DoubleSupplier above;
    private final Ticker ticker;

    /** On the ticker; {@code null} while they are not. Looks come one after the other, each on another thread. */
    private volatile @Nullable Long busySinceNanos;

    /**
     * Without a look so far.
     *
     * @param above the share of the processors' time that may be used
     * @param ticker tells for how long they have been busy
     */
    CpuCheck(DoubleSupplier above, Ticker ticker) {
        this.above = above;
        this.ticker = ticker;
    }

    @Override
    public Finding look() {
        try {
            return judge(load());
        } catch (LinkageError e) {
            return Finding.unknown("this runtime has no jdk.management (expected: --add-modules jdk.management)");
        }
    }

    Finding judge(double load) {
        if (!(load >= 0)) {
            return Finding.unknown("the JVM does not tell how busy the processors are");
        }
        String seen = Percent.of(load) + " of the processors used";
        if (load <= above.getAsDouble()) {
            busySinceNanos = null;
            return Finding.healthy(seen);
        }
        long now = ticker.nanos();
        Long since = busySinceNanos;
        if (since == null) {
            since = now;
            busySinceNanos = now;
        }
        long seconds = Duration.ofNanos(now - since).toSeconds();
        return seconds < PATIENCE.toSeconds()
                ? Finding.healthy(seen)
                : Finding.unhealthy(seen + ", busy for " + seconds + " s (expected: at most "
                        + Percent.of(above.getAsDouble()) + ")");
    }

    /** Since it was asked last; negative or NaN where it is not known. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                ? bean.getCpuLoad()
                : -1;
    }
}
