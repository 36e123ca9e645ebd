package io.opvitals.agent.slo;

import io.opvitals.agent.slo.Objective.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What this JVM counted for objectives, whatever they aim at. Only grows.
 *
 * @param wrapper whose calls
 * @param operation of which operation of it; {@code null} for all
 * @param kind what makes a call good
 * @param threshold how fast a call must be, for {@link Kind#LATENCY}; else zero
 * @param total calls that count, since the start
 * @param bad those of them that were not good
 */
public record SloTotals(
        String wrapper, @Nullable String operation, Kind kind, Duration threshold, long total, long bad) {}
