package io.opvitals.benchmarks.report;

import java.time.LocalDate;

/**
 * Where and of what a run was made; numbers mean nothing without it.
 *
 * @param memoryMib physical memory
 * @param loadAverage runnable threads on the machine, averaged over the minute before the run; negative where unknown
 * @param mode how much was measured: {@code quick} or {@code default}
 */
public record Machine(
        String processor,
        int cores,
        long memoryMib,
        String operatingSystem,
        String javaVersion,
        double loadAverage,
        LocalDate date,
        String commit,
        String mode) {

    String sentence() {
        return date + ", commit " + commit + ", " + mode + " run. " + processor + ", " + cores + " cores, "
                + Numbers.format(memoryMib / 1024.0) + " GiB, " + operatingSystem + ", Java " + javaVersion
                + ", load average before the run " + (loadAverage < 0 ? "unknown" : Numbers.format(loadAverage)) + ".";
    }
}
