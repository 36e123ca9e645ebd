package io.opvitals.agent.insight.trend;

import java.time.Instant;

/**
 * A value of a series.
 *
 * @param time the beginning of its interval
 */
public record Point(Instant time, double value) {}
