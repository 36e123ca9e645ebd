package io.opvitals.agent.guard;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The states of a circuit breaker. */
public enum BreakerState {
    CLOSED,
    OPEN,
    HALF_OPEN,
    /** Lets all calls through and counts nothing. */
    DISABLED,
    /** Refuses all calls until somebody changes that. */
    FORCED_OPEN,
    /** Lets all calls through and counts. */
    METRICS_ONLY;

    /** Those of every breaker; the others are of some libraries only. */
    public static final Set<BreakerState> COMMON = Set.of(CLOSED, OPEN, HALF_OPEN);

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Lower case, as in metrics and logs. */
    public String label() {
        return label;
    }

    /** The state that a library calls by this name; {@code null} for one that is not known. */
    public static @Nullable BreakerState of(@Nullable String name) {
        for (BreakerState each : values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
