package io.opvitals.benchmarks.fork;

import java.time.Duration;

/**
 * How long a JMH benchmark is measured.
 *
 * @param rounds JVMs for each benchmark
 * @param warmup long enough for the largest agent's call to be compiled, also on a machine that is busy
 * @param iterations measured in each JVM; their median counts
 */
public record Effort(int rounds, Duration warmup, int iterations, Duration iterationTime) {

    /** The same after a longer warm-up. */
    public Effort withWarmup(Duration longer) {
        return new Effort(rounds, longer, iterations, iterationTime);
    }

    public Effort {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds: " + rounds + " (expected: >= 1)");
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations: " + iterations + " (expected: >= 1)");
        }
    }
}
