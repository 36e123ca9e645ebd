/**
 * What one call costs: JMH benchmarks of a one-line method, one class for each way of measuring it, and the session that
 * runs them ({@link io.opvitals.benchmarks.hotpath.HotPathSession}).
 *
 * <p>All of them call {@code operation(int)}, which is kept from being inlined into the benchmark, as a method big enough
 * to be worth monitoring would be. {@code throwing(int)} always throws one and the same exception without a stack trace,
 * so that no exception is made during the measurement. Where an agent does the measuring, the benchmark fails in its
 * set-up unless it sees the agent at work: an unwoven method would be the fastest of all.
 */
@NullMarked
package io.opvitals.benchmarks.hotpath;

import org.jspecify.annotations.NullMarked;
