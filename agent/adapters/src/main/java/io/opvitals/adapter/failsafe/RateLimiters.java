package io.opvitals.adapter.failsafe;

import dev.failsafe.RateLimiter;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;
import org.jspecify.annotations.Nullable;

/** Reads rate limiters. How many calls could pass, they do not tell; a smooth one has a rate and no limit. */
public final class RateLimiters extends GuardReader {

    @Override
    public @Nullable String name(Object guard) {
        return null;
    }

    @Override
    public long limit(Object guard) {
        long limit = ((RateLimiter<?>) guard).getConfig().getMaxPermits();
        return limit == 0 ? -1 : limit;
    }
}
