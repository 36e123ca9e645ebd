package io.opvitals.benchmarks;

import io.opvitals.benchmarks.fork.Effort;
import io.opvitals.benchmarks.process.ProcessSettings;
import java.time.Duration;

/**
 * How much is measured: about 40 minutes by default, about 12 when it is only to see whether something broke.
 *
 * @param peersEverywhere the peers also with two threads and throwing
 */
record Settings(Effort hotPath, boolean peersEverywhere, Effort collection, ProcessSettings process) {

    static final Settings DEFAULT = new Settings(
            new Effort(3, Duration.ofSeconds(3), 4, Duration.ofMillis(500)),
            true,
            new Effort(3, Duration.ofSeconds(6), 5, Duration.ofSeconds(1)),
            new ProcessSettings(8, 3, 2, Duration.ofSeconds(4), 1, Duration.ofSeconds(12), Duration.ofSeconds(20)));

    static final Settings QUICK = new Settings(
            new Effort(2, Duration.ofSeconds(3), 4, Duration.ofMillis(250)),
            false,
            new Effort(1, Duration.ofSeconds(4), 5, Duration.ofSeconds(1)),
            new ProcessSettings(3, 0, 1, Duration.ofSeconds(4), 0, Duration.ZERO, Duration.ZERO));
}
