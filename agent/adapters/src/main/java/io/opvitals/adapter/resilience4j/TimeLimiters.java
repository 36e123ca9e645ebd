package io.opvitals.adapter.resilience4j;

import io.github.resilience4j.timelimiter.TimeLimiter;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;

/** Reads time limiters. */
public final class TimeLimiters extends GuardReader {

    @Override
    public String name(Object guard) {
        return ((TimeLimiter) guard).getName();
    }
}
