package io.opvitals.agent.series;

import io.opvitals.agent.cache.CacheCounts;
import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.health.HealthReport;
import java.util.function.Supplier;

/** Caches that count. */
public final class CacheSeries implements SeriesSource {

    private static final Family HITS = new Family("opvitals_cache_hits", "Look-ups in a cache that found their value.");
    private static final Family MISSES = new Family("opvitals_cache_misses", "Look-ups in a cache that did not.");
    private static final Family FAILED_LOADS =
            new Family("opvitals_cache_failed_loads", "Loads for a cache that gave no value.");
    private static final Family EVICTIONS = new Family("opvitals_cache_evictions", "Entries that had to go.");
    private static final Family SIZE = new Family("opvitals_cache_size", "Entries of a cache, as estimated.");
    private static final Family HIT_RATIO =
            new Family("opvitals_cache_hit_ratio", "The share of the last 5 minutes' look-ups that found their value.");

    private final Supplier<CacheReport> caches;

    /** @param caches as they were read last */
    public CacheSeries(Supplier<CacheReport> caches) {
        this.caches = caches;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        for (CacheReport.Cache each : caches.get().caches()) {
            CacheCounts total = each.total();
            CacheCounts window = each.window();
            if (total != null && window != null) {
                write(
                        sink,
                        Labels.of(
                                "opvitals_cache_name",
                                each.id().name(),
                                "opvitals_library",
                                each.id().library()),
                        total,
                        window);
            }
        }
    }

    private static void write(SeriesSink sink, Labels labels, CacheCounts total, CacheCounts window) {
        sink.counter(HITS, labels, (double) total.hits());
        sink.counter(MISSES, labels, (double) total.misses());
        sink.counter(FAILED_LOADS, labels, (double) total.failedLoads());
        sink.counter(EVICTIONS, labels, (double) total.evictions());
        sink.gauge(SIZE, labels, (double) total.size());
        if (window.requests() > 0) {
            sink.gauge(HIT_RATIO, labels, window.hitRatio());
        }
    }
}
