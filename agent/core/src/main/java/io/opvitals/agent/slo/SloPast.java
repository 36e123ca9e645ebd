package io.opvitals.agent.slo;

import java.time.Instant;
import java.util.List;

/**
 * What was counted for an objective before this JVM.
 *
 * @param objective which
 * @param increases in the order of time
 */
public record SloPast(Objective objective, List<Increase> increases) {

    public SloPast {
        increases = List.copyOf(increases);
    }

    /**
     * Calls of some time.
     *
     * @param start its beginning
     * @param end its end
     * @param total calls that count
     * @param bad those of them that were not good
     */
    public record Increase(Instant start, Instant end, long total, long bad) {}
}
