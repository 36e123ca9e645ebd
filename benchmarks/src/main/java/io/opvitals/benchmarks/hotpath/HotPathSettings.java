package io.opvitals.benchmarks.hotpath;

import java.time.Duration;

/**
 * How long the hot path is measured. A round is one JVM for each case.
 *
 * @param warmup long enough for the largest agent's call to be compiled, also on a machine that is busy
 * @param peersEverywhere also measures the peers with two threads and throwing, not only with one thread
 */
public record HotPathSettings(
        int rounds, Duration warmup, int iterations, Duration iterationTime, boolean peersEverywhere) {

    public HotPathSettings {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds: " + rounds + " (expected: >= 1)");
        }
    }
}
