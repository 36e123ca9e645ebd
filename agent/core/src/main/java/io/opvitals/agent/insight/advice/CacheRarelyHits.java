package io.opvitals.agent.insight.advice;

import io.opvitals.agent.cache.CacheCounts;
import io.opvitals.agent.cache.CacheReport;
import java.util.ArrayList;
import java.util.List;

/** A cache in which what is looked for mostly is not; or of which nobody can tell, since it does not count. */
final class CacheRarelyHits implements Finder {

    private static final long MIN_REQUESTS = 100;
    private static final double LEAST = 0.5;

    @Override
    public List<Finding> find(Facts facts) {
        List<Finding> found = new ArrayList<>();
        for (CacheReport.Cache each : facts.caches().caches()) {
            CacheCounts window = each.window();
            if (window == null) {
                found.add(uncounted(each));
            } else if (window.requests() >= MIN_REQUESTS && window.hitRatio() < LEAST) {
                found.add(rarelyHit(each.id().name(), window));
            }
        }
        return found;
    }

    private static Finding rarelyHit(String name, CacheCounts window) {
        boolean isTooSmall = window.evictions() > window.misses() / 2;
        return new Finding(
                "cache-rarely-hits",
                name,
                Severity.WARNING,
                Wording.percent(window.hitRatio()) + " of " + window.requests() + " look-ups were answered by the cache"
                        + (isTooSmall ? "; " + window.evictions() + " entries had to go" : ""),
                isTooSmall
                        ? "It is too small for what is looked for: raise its maximum size."
                        : "It has room, and still does not have what is looked for: look at how long entries live, and whether"
                                + " keys hold something that is never the same twice.",
                List.of(
                        Evidence.share("hit ratio", window.hitRatio()),
                        Evidence.count("look-ups", window.requests(), "requests"),
                        Evidence.count("evictions", window.evictions(), "entries"),
                        Evidence.count("size", window.size(), "entries")));
    }

    private static Finding uncounted(CacheReport.Cache cache) {
        return new Finding(
                "cache-not-counted",
                cache.id().name(),
                Severity.INFO,
                "nobody knows how often the cache " + cache.id().name() + " hits: it does not record statistics",
                "Build it with recordStats(); that costs it a few nanoseconds a look-up.",
                List.of());
    }
}
