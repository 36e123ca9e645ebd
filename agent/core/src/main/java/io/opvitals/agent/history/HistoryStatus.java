package io.opvitals.agent.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the history is.
 *
 * @param bytes on disk in all
 * @param maxBytes what it may take
 * @param series how many are remembered at the moment
 * @param lost intervals and series that could be kept nowhere, or in memory only until others came
 * @param flushNanos how long the last ten seconds took to be kept
 * @param why why it is in memory only; {@code null} if it is on disk
 * @param levels by resolution, the finest first
 */
public record HistoryStatus(
        long bytes,
        long maxBytes,
        int series,
        long lost,
        long flushNanos,
        @Nullable String why,
        List<Level> levels) {

    public HistoryStatus {
        levels = List.copyOf(levels);
    }

    /**
     * One resolution.
     *
     * @param resolution which
     * @param oldest since when values are there; {@code null} if there are none
     * @param files on disk
     * @param bytes on disk
     * @param memoryBytes in memory
     * @param written intervals since the start
     * @param skipped intervals whose checksum was wrong
     * @param tailsCut files that ended within an interval
     * @param setAside files that could not be read
     */
    public record Level(
            Resolution resolution,
            @Nullable Instant oldest,
            int files,
            long bytes,
            long memoryBytes,
            long written,
            long skipped,
            long tailsCut,
            long setAside) {}
}
