package io.opvitals.benchmarks;

import io.opvitals.benchmarks.hotpath.HotPathSettings;
import io.opvitals.benchmarks.process.ProcessSettings;
import java.time.Duration;

/** How much is measured: about 15 minutes by default, about 3 when it is only to see whether something broke. */
record Settings(HotPathSettings hotPath, ProcessSettings process) {

    static final Settings DEFAULT = new Settings(
            new HotPathSettings(3, Duration.ofSeconds(3), 5, Duration.ofMillis(500), true),
            new ProcessSettings(10, 5, 3, Duration.ofSeconds(5), 2, Duration.ofSeconds(15), Duration.ofSeconds(20)));

    static final Settings QUICK = new Settings(
            new HotPathSettings(2, Duration.ofSeconds(2), 4, Duration.ofMillis(250), false),
            new ProcessSettings(3, 0, 1, Duration.ofSeconds(4), 0, Duration.ZERO, Duration.ZERO));
}
