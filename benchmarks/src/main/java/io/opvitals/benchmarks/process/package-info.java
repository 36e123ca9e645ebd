/**
 * What an agent costs a whole JVM: start-up, memory, loading classes, background work. Each class measures one thing by
 * starting a program of {@code io.opvitals.benchmarks.program} in a JVM of its own, again and again, the variants taking
 * turns ({@link io.opvitals.benchmarks.process.Turns}).
 *
 * <p>The JVMs run with the JDK's default flags: no fixed heap, default collector, default class-data archive.
 */
@NullMarked
package io.opvitals.benchmarks.process;

import org.jspecify.annotations.NullMarked;
