package io.opvitals.adapter.resilience4j;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;

/** Reads rate limiters. */
public final class RateLimiters extends GuardReader {

    @Override
    public String name(Object guard) {
        return ((RateLimiter) guard).getName();
    }

    /** A limiter whose next calls are promised already has fewer than none. */
    @Override
    public long available(Object guard) {
        return Math.max(0, ((RateLimiter) guard).getMetrics().getAvailablePermissions());
    }

    @Override
    public long limit(Object guard) {
        return ((RateLimiter) guard).getRateLimiterConfig().getLimitForPeriod();
    }
}
