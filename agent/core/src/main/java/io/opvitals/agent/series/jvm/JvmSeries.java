package io.opvitals.agent.series.jvm;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import io.opvitals.agent.series.SeriesSource;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import org.jspecify.annotations.Nullable;

/** Memory, garbage collections, threads, classes and processors of this JVM. */
public final class JvmSeries implements SeriesSource {

    private static final String POOL = "jvm_memory_pool_name";

    private static final Family MEMORY_USED = new Family("jvm_memory_used_bytes", "Memory in use, by pool.");
    private static final Family MEMORY_COMMITTED =
            new Family("jvm_memory_committed_bytes", "Memory that the JVM has from the system, by pool.");
    private static final Family MEMORY_LIMIT = new Family("jvm_memory_limit_bytes", "The most a pool may take.");
    private static final Family MEMORY_AFTER_GC = new Family(
            "jvm_memory_used_after_last_gc_bytes", "Memory in use after the latest garbage collection of the pool.");
    private static final Family HEAP_USE = new Family(
            "opvitals_heap_utilization_ratio",
            "The share of the heap that was in use after the latest garbage collection; absent before the first.");
    private static final Family GC_DURATION =
            new Family("jvm_gc_duration_seconds", "How long garbage collections took, by collector.");
    private static final Family THREADS = new Family("jvm_threads_current", "Threads of the JVM.");
    private static final Family CLASSES = new Family("jvm_classes_currently_loaded", "Classes that are loaded.");
    private static final Family CLASSES_LOADED = new Family("jvm_class_loaded", "Classes loaded since the start.");
    private static final Family CLASSES_UNLOADED =
            new Family("jvm_class_unloaded", "Classes unloaded since the start.");
    private static final Family CPU_TIME =
            new Family("jvm_cpu_time_seconds", "Processor time of the process since its start.");
    private static final Family CPU_COUNT = new Family("jvm_available_processors", "Processors available to the JVM.");
    private static final Family CPU_USE = new Family(
            "jvm_cpu_recent_utilization_ratio", "The share of the available processors that the process uses.");
    private static final Family SYSTEM_CPU_USE =
            new Family("jvm_system_cpu_utilization_ratio", "The share of the machine's processors that is in use.");
    private static final Family UPTIME = new Family("process_uptime_seconds", "How long the process has been running.");

    private final JvmActivity activity;

    /** @param activity what happened between looks */
    public JvmSeries(JvmActivity activity) {
        this.activity = activity;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        sink.gauge(CPU_COUNT, Labels.EMPTY, Runtime.getRuntime().availableProcessors());
        try {
            memory(sink);
            threads(sink);
            classes(sink);
            sink.gauge(
                    UPTIME, Labels.EMPTY, ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        } catch (LinkageError e) {
            // No java.management in this runtime, which the log says elsewhere.
        }
        activity(sink);
    }

    private static void memory(SeriesSink sink) {
        long afterCollection = 0;
        for (MemoryPoolMXBean each : ManagementFactory.getMemoryPoolMXBeans()) {
            boolean isHeap = each.getType() == MemoryType.HEAP;
            Labels labels = Labels.of("jvm_memory_type", isHeap ? "heap" : "non_heap", POOL, each.getName());
            @Nullable MemoryUsage now = each.getUsage();
            if (now != null) {
                sink.gauge(MEMORY_USED, labels, (double) now.getUsed());
                sink.gauge(MEMORY_COMMITTED, labels, (double) now.getCommitted());
                if (now.getMax() >= 0) {
                    sink.gauge(MEMORY_LIMIT, labels, (double) now.getMax());
                }
            }
            @Nullable MemoryUsage after = each.getCollectionUsage();
            if (after != null) {
                sink.gauge(MEMORY_AFTER_GC, labels, (double) after.getUsed());
                afterCollection += isHeap ? after.getUsed() : 0;
            }
        }
        // Nothing survives no collection: zero means that there was none.
        if (afterCollection > 0) {
            sink.gauge(
                    HEAP_USE,
                    Labels.EMPTY,
                    (double) afterCollection / Runtime.getRuntime().maxMemory());
        }
    }

    private static void threads(SeriesSink sink) {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        int daemons = bean.getDaemonThreadCount();
        sink.gauge(THREADS, Labels.of("jvm_thread_daemon", "true"), daemons);
        sink.gauge(THREADS, Labels.of("jvm_thread_daemon", "false"), Math.max(0, bean.getThreadCount() - daemons));
    }

    private static void classes(SeriesSink sink) {
        ClassLoadingMXBean bean = ManagementFactory.getClassLoadingMXBean();
        sink.gauge(CLASSES, Labels.EMPTY, bean.getLoadedClassCount());
        sink.counter(CLASSES_LOADED, Labels.EMPTY, (double) bean.getTotalLoadedClassCount());
        sink.counter(CLASSES_UNLOADED, Labels.EMPTY, (double) bean.getUnloadedClassCount());
    }

    private void activity(SeriesSink sink) {
        activity.collections().forEach((collector, durations) -> {
            if (!durations.equals(HistogramSnapshot.EMPTY)) {
                sink.histogram(GC_DURATION, Labels.of("jvm_gc_name", collector), durations);
            }
        });
        JvmActivity.Processors processors = activity.processors();
        if (processors.timeNanos() >= 0) {
            sink.counter(CPU_TIME, Labels.EMPTY, processors.timeNanos() / 1e9);
        }
        known(sink, CPU_USE, processors.ofProcess());
        known(sink, SYSTEM_CPU_USE, processors.ofSystem());
    }

    private static void known(SeriesSink sink, Family family, double value) {
        if (!Double.isNaN(value)) {
            sink.gauge(family, Labels.EMPTY, value);
        }
    }
}
