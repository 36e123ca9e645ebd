package io.opvitals.agent.cache;

import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.weak.WeakIdentityMap;
import io.opvitals.bootstrap.OpvitalsDoor.CacheReader;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The caches of the application. Integrations add, on the application's threads; a thread of the agent reads. */
public final class Caches {

    /** An application that builds a cache for every request would otherwise fill the memory of whoever stores them. */
    private static final int MAX_CACHES = 1_000;

    private static final int MAX_NAME = 256;

    private final AgentLog log;
    private final WeakIdentityMap<KnownCache> caches = new WeakIdentityMap<>();
    private final Object adding = new Object();

    /** @param log says which cache cannot be read */
    public Caches(AgentLog log) {
        this.log = log;
    }

    public boolean knows(Object cache) {
        return caches.get(cache) != null;
    }

    /**
     * A cache is there from now on. Nothing happens where it is known, or where there are too many.
     *
     * @param cache the library's object
     * @param library as a user knows it
     * @param name what tells it from others
     * @param reader reads it
     */
    public void add(Object cache, String library, String name, CacheReader reader) {
        synchronized (adding) {
            if (caches.get(cache) == null) {
                CacheId free = free(library, name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME));
                if (free != null) {
                    caches.put(cache, new KnownCache(free, cache, reader));
                }
            }
        }
    }

    /** What each has counted; {@code null} for one that does not count. */
    SortedMap<CacheId, @Nullable CacheCounts> read() {
        SortedMap<CacheId, @Nullable CacheCounts> read = new TreeMap<>();
        for (KnownCache each : caches.values()) {
            if (!each.isGone()) {
                read(each, read);
            }
        }
        return read;
    }

    /** Asks the library, which may ask a counter of the application. */
    private void read(KnownCache cache, Map<CacheId, @Nullable CacheCounts> into) {
        try {
            into.put(cache.id, cache.read());
        } catch (RuntimeException | LinkageError e) {
            log.warn("cache", "cannot read " + cache.id + ": " + e);
        }
    }

    private @Nullable CacheId free(String library, String name) {
        Set<CacheId> taken = new HashSet<>();
        for (KnownCache each : caches.values()) {
            if (!each.isGone()) {
                taken.add(each.id);
            }
        }
        if (taken.size() >= MAX_CACHES) {
            return null;
        }
        CacheId free = new CacheId(library, name);
        for (int number = 2; taken.contains(free); number++) {
            free = new CacheId(library, name + "#" + number);
        }
        return free;
    }
}
