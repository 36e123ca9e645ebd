/**
 * Everything the agent measures, as series: a name, labels and a value, under the names that a scrape of
 * {@code /metrics} shows. What is scraped, what is remembered and what rules are about is the same by construction,
 * because all of it is written here once.
 *
 * <p>A {@link io.opvitals.agent.series.SeriesSource} writes one subject of a report to a
 * {@link io.opvitals.agent.series.SeriesSink}; the composition root lists the sources. {@code prometheus} is a sink that
 * makes an exposition of them, {@code history} one that remembers them, {@code alert} one that rules are evaluated over.
 * {@link io.opvitals.agent.series.Family} holds a name and what it means; the names of {@code export.metric.Metric} are
 * translated as the OpenTelemetry specification translates them ("Prometheus and OpenMetrics Compatibility"), so that a
 * scrape and an OTLP export give the same series.
 *
 * <p>Sources are asked on any thread, and read what is immutable or made for that.
 */
@NullMarked
package io.opvitals.agent.series;

import org.jspecify.annotations.NullMarked;
