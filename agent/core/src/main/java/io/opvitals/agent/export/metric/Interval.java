package io.opvitals.agent.export.metric;

import io.opentelemetry.sdk.metrics.data.AggregationTemporality;

/**
 * The time that points speak of.
 *
 * @param startEpochNanos from when on, in nanoseconds since 1970
 * @param endEpochNanos until when
 * @param temporality whether that start is the agent's or that of the last delivery
 */
record Interval(long startEpochNanos, long endEpochNanos, AggregationTemporality temporality) {}
