package io.opvitals.agent.series.jvm;

import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.time.Ticker;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the JVM does between two looks: garbage collections, and how busy processors are. One thread looks, every second or
 * so; any may read.
 *
 * <p>The JVM tells how many collections there were and how long they took in all, to the millisecond. One between two looks
 * has its own duration; of several, each counts with their mean. Listening to each would register a listener at the
 * platform's MBeans, which belong to the application.
 */
public final class JvmActivity {

    /** A shorter time says little: processor time comes in ticks of the system. */
    private static final long PROCESSOR_NANOS = 5_000_000_000L;

    private final Ticker ticker;
    private final Map<String, Counted> counted = new TreeMap<>();
    private volatile Map<String, HistogramSnapshot> collections = Map.of();
    private volatile Processors processors = Processors.UNKNOWN;
    private long lookedNanos;
    private boolean isOff;

    /** How far a collector was. */
    private record Counted(long count, long millis) {}

    /**
     * How busy processors are.
     *
     * @param timeNanos processor time of the process since its start; negative where it is not known
     * @param ofProcess the process's share of those available to it, {@code NaN} where it is not known
     * @param ofSystem the share of the machine's that is in use, {@code NaN} where it is not known
     */
    record Processors(long timeNanos, double ofProcess, double ofSystem) {

        static final Processors UNKNOWN = new Processors(-1, Double.NaN, Double.NaN);
    }

    /** @param ticker tells how long it is since the last look */
    public JvmActivity(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Looks again. Does nothing where this runtime has no {@code java.management}. */
    public void look() {
        if (isOff) {
            return;
        }
        try {
            for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
                collector(each.getName(), each.getCollectionCount(), each.getCollectionTime());
            }
            lookAtProcessors();
        } catch (LinkageError e) {
            isOff = true;
        }
    }

    /** Durations of collections since the first look, by collector. */
    Map<String, HistogramSnapshot> collections() {
        return collections;
    }

    Processors processors() {
        return processors;
    }

    /** Takes down how far a collector is; negative where the JVM does not tell. */
    void collector(String name, long count, long millis) {
        if (count < 0 || millis < 0) {
            return;
        }
        Counted before = counted.put(name, new Counted(count, millis));
        long since = before == null ? 0 : count - before.count;
        Map<String, HistogramSnapshot> all = new TreeMap<>(collections);
        HistogramSnapshot known = all.getOrDefault(name, HistogramSnapshot.EMPTY);
        all.put(name, since <= 0 || before == null ? known : known.plus(alike(since, millis - before.millis)));
        collections = all;
    }

    private static HistogramSnapshot alike(long count, long millis) {
        long sumNanos = Math.max(0, millis) * 1_000_000;
        long each = sumNanos / count;
        return HistogramSnapshot.of(Buckets.index(each), new long[] {count}, sumNanos, each);
    }

    private void lookAtProcessors() {
        long now = ticker.nanos();
        Processors before = processors;
        if (before.timeNanos >= 0 && now - lookedNanos < PROCESSOR_NANOS) {
            return;
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean) {
            long time = bean.getProcessCpuTime();
            processors = new Processors(time, share(before, time, now - lookedNanos), orUnknown(bean.getCpuLoad()));
            lookedNanos = now;
        }
    }

    private static double share(Processors before, long time, long nanos) {
        if (before.timeNanos < 0 || time < 0 || nanos <= 0) {
            return Double.NaN;
        }
        double available = (double) nanos * Runtime.getRuntime().availableProcessors();
        return Math.min(1, Math.max(0, (time - before.timeNanos) / available));
    }

    /** The first answer of a JVM is about no time at all. */
    private static double orUnknown(double load) {
        return load >= 0 && load <= 1 ? load : Double.NaN;
    }
}
