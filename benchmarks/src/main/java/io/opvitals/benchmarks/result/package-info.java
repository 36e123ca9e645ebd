/**
 * What was measured, without any opinion on it: a {@link io.opvitals.benchmarks.result.Results} holds one number per
 * {@link io.opvitals.benchmarks.result.Section}, {@link io.opvitals.benchmarks.result.Variant} and round.
 *
 * <p>Everything measured in one round ran within a few seconds of each other, so that a machine that gets slower for a
 * minute slows a variant and its baseline alike. Comparisons are therefore made round by round
 * ({@link io.opvitals.benchmarks.result.Comparison}), and the median of them is reported, never the comparison of two
 * medians.
 */
@NullMarked
package io.opvitals.benchmarks.result;

import org.jspecify.annotations.NullMarked;
