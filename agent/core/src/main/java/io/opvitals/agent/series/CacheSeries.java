package io.opvitals.agent.series;

import io.opvitals.agent.cache.CacheCounts;
import io.opvitals.agent.cache.CacheReport;
import io.opvitals.agent.export.metric.Metric;
import io.opvitals.agent.health.HealthReport;
import java.util.function.Supplier;

/** Caches that count. */
public final class CacheSeries implements SeriesSource {

    private static final Family HITS = Family.of(Metric.CACHE_HITS);
    private static final Family MISSES = Family.of(Metric.CACHE_MISSES);
    private static final Family FAILED_LOADS = Family.of(Metric.CACHE_FAILED_LOADS);
    private static final Family EVICTIONS = Family.of(Metric.CACHE_EVICTIONS);
    private static final Family SIZE = Family.of(Metric.CACHE_SIZE);
    private static final Family HIT_RATIO =
            new Family("opvitals_cache_hit_ratio", "The share of the last 5 minutes' look-ups that found their value.");

    /** Of fewer, the share says nothing: a cache begins empty. */
    private static final long MIN_REQUESTS = 20;

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
        if (window.requests() >= MIN_REQUESTS) {
            sink.gauge(HIT_RATIO, labels, window.hitRatio());
        }
    }
}
