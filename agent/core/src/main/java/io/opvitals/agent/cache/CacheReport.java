package io.opvitals.agent.cache;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All caches at one moment.
 *
 * @param caches in the order of their ids
 */
public record CacheReport(List<Cache> caches) {

    public static final CacheReport EMPTY = new CacheReport(List.of());

    public CacheReport {
        caches = List.copyOf(caches);
    }

    /**
     * One cache.
     *
     * @param id which one
     * @param total since it was built; {@code null} where the application has not told it to count
     * @param window what came within {@link CacheWatch#WINDOW}, or since it was met; {@code null} as {@code total} is
     */
    public record Cache(
            CacheId id,
            @Nullable CacheCounts total,
            @Nullable CacheCounts window) {}
}
