package io.opvitals.benchmarks.report;

import java.time.LocalDate;

/**
 * Where and of what a run was made; numbers mean nothing without it.
 *
 * @param memoryMib physical memory
 * @param busyPercent how much of all cores was in use by others just before the run; negative where unknown
 * @param mode how much was measured: {@code quick} or {@code default}
 */
public record Machine(
        String processor,
        int cores,
        long memoryMib,
        String operatingSystem,
        String javaVersion,
        double busyPercent,
        LocalDate date,
        String commit,
        String mode) {

    private static final double MOST_BUSY_PERCENT = 10;

    /** Whether others use so much of it that what is measured is their noise. */
    public boolean isBusy() {
        return busyPercent > MOST_BUSY_PERCENT;
    }

    String sentence() {
        return date + ", commit " + commit + ", " + mode + " run. " + processor + ", " + cores + " cores, "
                + Numbers.format(memoryMib / 1024.0) + " GiB, " + operatingSystem + ", Java " + javaVersion
                + ", " + (busyPercent < 0 ? "unknown" : Numbers.format(busyPercent) + " %")
                + " of the machine in use before the run.";
    }
}
