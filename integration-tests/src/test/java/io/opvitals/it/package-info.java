/**
 * Tests of the agent as it is shipped, in JVMs of their own, one package for each promise: {@code weaving} (every call is
 * counted, whatever the class looks like), {@code host} (the application does not notice), {@code startup} (bad input),
 * {@code export} (what arrives at a receiver, and when it is in trouble), {@code backends} (what stands in a real
 * Collector, Jaeger and Prometheus).
 *
 * <p>{@code harness} starts JVMs and {@code receiver} decodes OTLP. An application says itself what it did ("truth" lines
 * on its stdout); a test holds that against what was exported.
 */
@NullMarked
package io.opvitals.it;

import org.jspecify.annotations.NullMarked;
