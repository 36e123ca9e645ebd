/**
 * A run for its readers: the table on the terminal and in {@code benchmarks/README.md}
 * ({@link io.opvitals.benchmarks.report.Report}), and the raw numbers as JSON. Writes only; judges nothing.
 */
@NullMarked
package io.opvitals.benchmarks.report;

import org.jspecify.annotations.NullMarked;
