package io.opvitals.agent.cache;

import io.opvitals.bootstrap.OpvitalsDoor.CacheReader;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** What is known of one cache. It does not keep the cache alive, nor its reader, which is of the cache's class loader. */
final class KnownCache {

    private static final int NUMBERS = 6;

    final CacheId id;
    private final WeakReference<Object> cache;
    private final WeakReference<CacheReader> reader;

    KnownCache(CacheId id, Object cache, CacheReader reader) {
        this.id = id;
        this.cache = new WeakReference<>(cache);
        this.reader = new WeakReference<>(reader);
    }

    boolean isGone() {
        return cache.refersTo(null) || reader.refersTo(null);
    }

    /** What it has counted; {@code null} where it does not count, or is gone. */
    @Nullable
    CacheCounts read() {
        Object target = cache.get();
        CacheReader reads = reader.get();
        long @Nullable [] numbers = target == null || reads == null ? null : reads.read(target);
        return numbers == null || numbers.length != NUMBERS
                ? null
                : new CacheCounts(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
