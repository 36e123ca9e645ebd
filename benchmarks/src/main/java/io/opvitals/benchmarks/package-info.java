/**
 * The command behind {@code benchmarks/run}: {@link io.opvitals.benchmarks.Benchmarks} reads the options, lets
 * {@code hotpath} and {@code process} measure into one {@code Results}, has {@code gate} judge them and {@code report}
 * write them.
 *
 * <p>To measure one thing more: a constant in {@code Section}, the code that measures it, and a line in {@code Gates} where
 * it is promised.
 */
@NullMarked
package io.opvitals.benchmarks;

import org.jspecify.annotations.NullMarked;
