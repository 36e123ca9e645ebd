package io.opvitals.agent.series.jvm;

import io.opvitals.agent.time.Ticker;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How full the disks are that the process writes to. One thread looks, since a file system over a network may keep it
 * waiting; any may read. What was seen too long ago is not told.
 */
public final class DiskUse {

    private static final long MAX_AGE_NANOS = 60_000_000_000L;

    private final List<Path> places;
    private final Ticker ticker;
    private volatile Seen seen = new Seen(Map.of(), 0);

    /** The used share by path. */
    private record Seen(Map<String, Double> shares, long nanos) {}

    /**
     * @param places folders on the disks, of which the first on each disk stands for it; those that do not exist are left
     *     out
     * @param ticker tells how long ago they were looked at
     */
    public DiskUse(List<Path> places, Ticker ticker) {
        this.places = List.copyOf(places);
        this.ticker = ticker;
    }

    /** Looks again. */
    public void look() {
        Map<String, Double> shares = new LinkedHashMap<>();
        Set<FileStore> disks = new HashSet<>();
        for (Path each : places) {
            try {
                FileStore disk = Files.getFileStore(each);
                long total = disk.getTotalSpace();
                if (total > 0 && disks.add(disk)) {
                    // By what this process could still write, less than what is free where the system keeps a reserve.
                    shares.put(each.toString(), 1 - (double) disk.getUsableSpace() / total);
                }
            } catch (IOException e) {
                // It does not exist, or not yet.
            }
        }
        seen = new Seen(shares, ticker.nanos());
    }

    /** The share of the disk that is used, by path. */
    Map<String, Double> shares() {
        Seen last = seen;
        return ticker.nanos() - last.nanos > MAX_AGE_NANOS ? Map.of() : last.shares;
    }
}
