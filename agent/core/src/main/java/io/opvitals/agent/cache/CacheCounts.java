package io.opvitals.agent.cache;

/**
 * What a cache has counted since it was built.
 *
 * @param hits look-ups that found their value
 * @param misses look-ups that did not
 * @param loads values loaded
 * @param failedLoads loads that gave no value
 * @param evictions entries that had to go
 * @param size entries of the moment, as estimated
 */
public record CacheCounts(long hits, long misses, long loads, long failedLoads, long evictions, long size) {

    /** Look-ups. */
    public long requests() {
        return hits + misses;
    }

    /** The share of look-ups that found their value; {@code NaN} without any. */
    public double hitRatio() {
        return requests() == 0 ? Double.NaN : (double) hits / requests();
    }

    /** What came since {@code earlier}; entries are those of now. */
    public CacheCounts minus(CacheCounts earlier) {
        return new CacheCounts(
                hits - earlier.hits,
                misses - earlier.misses,
                loads - earlier.loads,
                failedLoads - earlier.failedLoads,
                evictions - earlier.evictions,
                size);
    }
}
