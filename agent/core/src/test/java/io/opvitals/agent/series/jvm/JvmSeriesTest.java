package io.opvitals.agent.series.jvm;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.series.WrittenSeries;
import io.opvitals.agent.time.FakeTicker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmSeriesTest {

    private final HealthReport report = new TestCycle(new TestCalls(), HealthSettings.DEFAULT).seconds(1);
    private final FakeTicker ticker = new FakeTicker();
    private final JvmActivity activity = new JvmActivity(ticker);

    @Test
    void write_ofThisJvm_tellsWhatItsBeansTell() {
        System.gc();
        activity.look();
        WrittenSeries written = written();

        assertThat(written.names())
                .contains(
                        "jvm_memory_used_bytes",
                        "jvm_memory_committed_bytes",
                        "jvm_memory_limit_bytes",
                        "jvm_classes_currently_loaded",
                        "jvm_class_loaded_total",
                        "jvm_available_processors",
                        "jvm_cpu_time_seconds_total",
                        "process_uptime_seconds");
        assertThat(written.value("jvm_threads_current", "jvm_thread_daemon", "true"))
                .isPositive();
        assertThat(written.value("opvitals_heap_utilization_ratio")).isBetween(0.0001, 1.0);
    }

    @Test
    void heapUse_isThatAfterTheLatestCollection_notThatOfNow() {
        System.gc();
        double before = requireNonNull(written().value("opvitals_heap_utilization_ratio"));
        byte[] garbage = new byte[8 << 20];
        double after = requireNonNull(written().value("opvitals_heap_utilization_ratio"));

        assertThat(garbage).hasSize(8 << 20);
        assertThat(after).isCloseTo(before, within(0.05));
    }

    @Test
    void collections_areCountedFromTheFirstLookOn() {
        activity.collector("G1", 40, 900);
        assertThat(written().histogram("jvm_gc_duration_seconds", "jvm_gc_name", "G1"))
                .isNull();

        activity.collector("G1", 41, 912);
        activity.collector("G1", 43, 952);
        HistogramSnapshot durations =
                requireNonNull(written().histogram("jvm_gc_duration_seconds", "jvm_gc_name", "G1"));
        assertThat(durations.count()).isEqualTo(3);
        assertThat(durations.sumNanos()).isEqualTo(52_000_000);
        assertThat(durations.maxNanos()).isEqualTo(20_000_000);
    }

    @Test
    void processors_areBusyByWhatWasUsedBetweenLooks() {
        activity.look();
        assertThat(written().value("jvm_cpu_recent_utilization_ratio")).isNull();

        burn();
        ticker.advance(Duration.ofSeconds(10));
        activity.look();
        assertThat(written().value("jvm_cpu_recent_utilization_ratio")).isBetween(0.0001, 1.0);
    }

    @Test
    void disks_areToldOncePerDisk_andNotWhenSeenTooLongAgo(@TempDir Path folder) throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        DiskUse disks = new DiskUse(List.of(folder, inside, folder.resolve("missing")), ticker);
        disks.look();
        assertThat(disks.shares()).containsOnlyKeys(folder.toString());
        assertThat(disks.shares().values())
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));

        ticker.advance(Duration.ofMinutes(2));
        assertThat(disks.shares()).isEmpty();
    }

    private WrittenSeries written() {
        WrittenSeries written = new WrittenSeries();
        new JvmSeries(activity).write(report, written);
        return written;
    }

    /** Uses the processor until its clock, which goes in steps, has moved. */
    private static void burn() {
        long before = cpuNanos();
        while (cpuNanos() - before < 20_000_000) {
            Thread.onSpinWait();
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
