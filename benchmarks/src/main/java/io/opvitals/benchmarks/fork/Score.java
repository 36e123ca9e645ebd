package io.opvitals.benchmarks.fork;

/**
 * What one JVM measured.
 *
 * @param time the median of its iterations, in the unit of the benchmark
 * @param allocatedBytes per operation, by all threads of the JVM
 */
public record Score(double time, double allocatedBytes) {}
