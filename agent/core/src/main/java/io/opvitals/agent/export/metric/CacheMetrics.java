package io.opvitals.agent.export.metric;

import io.opentelemetry.api.common.Attributes;
import io.opvitals.agent.cache.CacheCounts;
import io.opvitals.agent.cache.CacheId;
import io.opvitals.agent.cache.CacheReport;
import java.util.HashMap;
import java.util.Map;

/** Caches that count. One that is new since the last delivery brings its whole count. */
final class CacheMetrics {

    private static final CacheCounts NOTHING = new CacheCounts(0, 0, 0, 0, 0, 0);

    private final boolean isDelta;
    private final LongPoints hits;
    private final LongPoints misses;
    private final LongPoints failedLoads;
    private final LongPoints evictions;
    private final LongPoints sizes;

    /**
     * @param shape what the exporter wants
     * @param isDelta whether counters speak of what came since the last delivery
     */
    CacheMetrics(Shape shape, boolean isDelta) {
        this.isDelta = isDelta;
        this.hits = new LongPoints(Metric.CACHE_HITS, shape.counters());
        this.misses = new LongPoints(Metric.CACHE_MISSES, shape.counters());
        this.failedLoads = new LongPoints(Metric.CACHE_FAILED_LOADS, shape.counters());
        this.evictions = new LongPoints(Metric.CACHE_EVICTIONS, shape.counters());
        this.sizes = new LongPoints(Metric.CACHE_SIZE, shape.sinceStart());
    }

    /**
     * @param now the caches
     * @param delivered those of the last delivery
     */
    void add(CacheReport now, CacheReport delivered) {
        Map<CacheId, CacheCounts> before = new HashMap<>();
        for (CacheReport.Cache each : isDelta ? delivered.caches() : CacheReport.EMPTY.caches()) {
            if (each.total() != null) {
                before.put(each.id(), each.total());
            }
        }
        for (CacheReport.Cache each : now.caches()) {
            if (each.total() != null) {
                add(each.id(), each.total(), before.getOrDefault(each.id(), NOTHING));
            }
        }
    }

    void to(Output output) {
        hits.counterTo(output);
        misses.counterTo(output);
        failedLoads.counterTo(output);
        evictions.counterTo(output);
        sizes.upDownCounterTo(output);
    }

    private void add(CacheId id, CacheCounts now, CacheCounts before) {
        Attributes which = Attributes.of(Keys.CACHE_NAME, id.name(), Keys.LIBRARY, id.library());
        // Another may have been built under the name of one that is gone.
        CacheCounts since = now.minus(now.requests() < before.requests() ? NOTHING : before);
        hits.add(which, since.hits());
        misses.add(which, since.misses());
        failedLoads.add(which, since.failedLoads());
        evictions.add(which, since.evictions());
        sizes.add(which, now.size());
    }
}
