/**
 * The programs that are started, as applications are, with and without an agent. They know nothing of the benchmark; one
 * that stays alive says {@code READY} on standard output and ends when its standard input does.
 */
@NullMarked
package io.opvitals.benchmarks.program;

import org.jspecify.annotations.NullMarked;
