package io.opvitals.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.opvitals.benchmarks.report.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;

/** Describes the machine the benchmarks run on. */
final class ThisMachine {

    private static final long BYTES_PER_MIB = 1 << 20;

    private static final Duration OBSERVED = Duration.ofSeconds(2);

    private ThisMachine() {}

    static Machine describe(LocalDate date, String commit, String mode) throws IOException, InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processor(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / BYTES_PER_MIB,
                system.getName() + " " + system.getVersion(),
                Runtime.version().toString(),
                busyPercent(system),
                date,
                commit,
                mode);
    }

    /** The first reading only starts the count; the load average would still remember the build. */
    private static double busyPercent(OperatingSystemMXBean system) throws InterruptedException {
        system.getCpuLoad();
        Thread.sleep(OBSERVED.toMillis());
        return 100 * system.getCpuLoad();
    }

    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
