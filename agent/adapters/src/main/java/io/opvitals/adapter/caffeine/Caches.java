package io.opvitals.adapter.caffeine;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.opvitals.bootstrap.OpvitalsDoor.CacheReader;
import org.jspecify.annotations.Nullable;

/** Reads caches, also asynchronous ones. */
public final class Caches extends CacheReader {

    @Override
    public long @Nullable [] read(Object cache) {
        Cache<?, ?> now = cache instanceof AsyncCache<?, ?> later ? later.synchronous() : (Cache<?, ?>) cache;
        if (!now.policy().isRecordingStats()) {
            return null;
        }
        CacheStats stats = now.stats();
        return new long[] {
            stats.hitCount(),
            stats.missCount(),
            stats.loadSuccessCount(),
            stats.loadFailureCount(),
            stats.evictionCount(),
            now.estimatedSize()
        };
    }
}
