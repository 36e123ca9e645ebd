package io.opvitals.adapter.failsafe;

import dev.failsafe.Bulkhead;
import io.opvitals.bootstrap.OpvitalsDoor.GuardReader;
import org.jspecify.annotations.Nullable;

/** Reads bulkheads. How many calls could pass, they do not tell. */
public final class Bulkheads extends GuardReader {

    @Override
    public @Nullable String name(Object guard) {
        return null;
    }

    @Override
    public long limit(Object guard) {
        return ((Bulkhead<?>) guard).getConfig().getMaxConcurrency();
    }
}
