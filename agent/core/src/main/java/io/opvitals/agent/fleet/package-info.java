/**
 * The whole fleet, as a Prometheus-compatible API tells of it: Prometheus, Mimir, VictoriaMetrics. It asks for the series
 * that {@code series} writes, of all instances or some, and makes of them what a JVM makes of its own calls: a
 * {@link io.opvitals.agent.health.HealthReport}, so that the same views show both. What series do not tell stays unknown.
 *
 * <p>{@link io.opvitals.agent.fleet.Fleet} is what others ask, on any thread; it waits for answers, within bounds: of time
 * ({@code opvitals.fleet.prometheus.timeout}), of size, of queries at once, and of threads that wait. What was answered
 * holds for some seconds, so that many who look cost as much as one. Only queries written here are ever sent.
 *
 * <p>Nothing of it is loaded before {@code opvitals.fleet.prometheus.url} is set and somebody asks.
 */
@NullMarked
package io.opvitals.agent.fleet;

import org.jspecify.annotations.NullMarked;
