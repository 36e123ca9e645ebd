package io.opvitals.agent.cache;

import io.opvitals.agent.time.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all caches again and again, by one thread, and tells them apart by what they did lately. Any thread may read. */
public final class CacheWatch {

    /** A hit ratio is of this time: since the start it would no longer move. The default window of the health score. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final CacheCounts NOTHING = new CacheCounts(0, 0, 0, 0, 0, 0);

    private final Caches caches;
    private final Ticker ticker;
    private final Map<CacheId, ArrayDeque<Reading>> readings = new HashMap<>();
    private volatile CacheReport latest = CacheReport.EMPTY;

    private record Reading(long nanos, CacheCounts counts) {}

    /**
     * Has read none yet.
     *
     * @param ticker tells when they were read
     */
    public CacheWatch(Caches caches, Ticker ticker) {
        this.caches = caches;
        this.ticker = ticker;
    }

    /** Reads them. */
    public void look() {
        long now = ticker.nanos();
        Map<CacheId, @Nullable CacheCounts> read = caches.read();
        readings.keySet().retainAll(read.keySet());
        List<CacheReport.Cache> report = new ArrayList<>();
        read.forEach((id, counts) ->
                report.add(new CacheReport.Cache(id, counts, counts == null ? null : window(id, counts, now))));
        latest = new CacheReport(report);
    }

    /** As it was read last. */
    public CacheReport latest() {
        return latest;
    }

    private CacheCounts window(CacheId id, CacheCounts counts, long now) {
        ArrayDeque<Reading> before = readings.computeIfAbsent(id, each -> new ArrayDeque<>());
        // The application may have built another one under the name of one that is gone.
        boolean isAnother =
                !before.isEmpty() && counts.requests() < before.getLast().counts.requests();
        if (isAnother) {
            before.clear();
        }
        if (before.isEmpty()) {
            // It was met when it was built, and had counted nothing.
            before.addLast(new Reading(now, NOTHING));
        }
        before.addLast(new Reading(now, counts));
        while (before.size() > 1 && now - before.getFirst().nanos > WINDOW.toNanos()) {
            before.removeFirst();
        }
        return counts.minus(before.getFirst().counts);
    }
}
