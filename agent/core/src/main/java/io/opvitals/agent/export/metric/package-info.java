/**
 * The numbers on the wire: turns the latest health report into the SDK's {@code MetricData} each time its reader asks.
 *
 * <p>Nothing is recorded twice. {@link io.opvitals.agent.export.metric.ReportMetrics} is the SDK's
 * {@code MetricProducer}; {@code OperationMetrics}, {@code HealthMetrics} and {@code AgentMetrics} each make the metrics
 * of one subject, all named in {@code Metric}. Counts are totals since the start, or, where delta temporality is asked
 * for, what came since the last export that arrived.
 *
 * <p>{@link io.opvitals.agent.export.metric.Exemplars} carries the ids of kept calls from the collector's thread to the
 * reader's. Called by {@code io.opvitals.agent.export} only.
 */
@NullMarked
package io.opvitals.agent.export.metric;

import org.jspecify.annotations.NullMarked;
