package io.opvitals.agent.fleet;

import io.opvitals.agent.health.Status;
import java.time.Instant;

/**
 * One JVM of the fleet.
 *
 * @param instance the label that tells it from others
 * @param service what it is a part of
 * @param version of the service; empty where nobody tells
 * @param status as it says itself; unknown where it says nothing any more
 * @param score as it says itself; {@code NaN} where it is not known
 * @param callsPerSecond calls that ended, lately; {@code NaN} where it says nothing
 * @param errorRate failures among the judged calls of the window; {@code NaN} where there are none
 * @param p95 in seconds, over the window; {@code NaN} where there are none
 * @param lastSeen when its last sample was taken
 * @param isSeen whether there are samples of now
 */
public record FleetInstance(
        String instance,
        String service,
        String version,
        Status status,
        double score,
        double callsPerSecond,
        double errorRate,
        double p95,
        Instant lastSeen,
        boolean isSeen) {}
