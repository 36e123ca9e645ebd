/**
 * Reports, kept calls and events out to a collector, over OTLP, by the OpenTelemetry SDK. With its sub-package the only
 * place that imports {@code io.opentelemetry}.
 *
 * <p>{@link io.opvitals.agent.export.TelemetryExport} is what others see: it is handed every report and every batch of
 * kept calls on the collector's thread, and never blocks. Behind it, a daemon thread builds a {@code Pipeline}: the SDK,
 * configured by the standard {@code OTEL_*} variables and {@code otel.*} properties and nothing else. Until the user has
 * configured an exporter or an endpoint, none of the SDK's classes is loaded.
 *
 * <p>What is ours rather than the SDK's defaults, because an agent is a guest:
 *
 * <ul>
 *   <li>{@code http/protobuf} and exponential histograms are the defaults; a signal that nobody configured stays off.
 *   <li>Nothing global is registered, no shutdown hook, no {@code ServiceLoader}: {@code Components} lists every provider.
 *   <li>Metrics are pulled from the latest report, not recorded (see {@code export.metric}).
 *   <li>Calls become spans after the fact, with the ids they were given when they ended. Which calls is decided before
 *       (see {@code trace}), so {@code OTEL_TRACES_SAMPLER} is left two meanings: {@code always_off}, or a ratio of 0,
 *       switches spans and exemplars off, and anything else leaves them on. A ratio would lose the one failure that
 *       somebody looks for.
 *   <li>Spans are of kind {@code INTERNAL}: a wrapper's method is inside the application, and the client library it
 *       calls may well make the {@code CLIENT} span of the same request.
 *   <li>{@code Delivery} turns failing exports into one line in the log when they begin and one when they end.
 * </ul>
 */
@NullMarked
package io.opvitals.agent.export;

import org.jspecify.annotations.NullMarked;
