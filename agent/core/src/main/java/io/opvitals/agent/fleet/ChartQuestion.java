package io.opvitals.agent.fleet;

import java.time.Instant;

/**
 * What is to be drawn.
 *
 * @param chart what its lines are
 * @param wrapper of one wrapper; empty for the whole
 * @param operation of one operation of the wrapper; empty for all
 * @param from the beginning
 * @param to the end, after it
 * @param points how many intervals at most
 */
public record ChartQuestion(
        Chart chart, String wrapper, String operation, Instant from, Instant to, int points, FleetScope scope) {

    /** What lines are. */
    public enum Chart {
        CALLS,
        LATENCY,
        HEATMAP,
        SCORE
    }
}
