/**
 * What Prometheus scrapes: the latest report in the text formats, in protobuf with native histograms, or as a JSON
 * summary. The only place that imports {@code io.prometheus}.
 *
 * <p>Nothing is registered or recorded here. Each scrape makes a new set of immutable snapshots of the library's model
 * from the latest {@link io.opvitals.agent.health.HealthReport}, and one of its writers puts them out. Its own
 * configuration, which is made from system properties that may be meant for the application's copy of it, is never
 * read.
 *
 * <p>{@link io.opvitals.agent.prometheus.PrometheusText} is what others see. {@code MetricFamilies} takes all series from
 * {@code series} and makes the library's model of them. {@code Format} chooses by the request's {@code Accept}.
 */
@NullMarked
package io.opvitals.agent.prometheus;

import org.jspecify.annotations.NullMarked;
