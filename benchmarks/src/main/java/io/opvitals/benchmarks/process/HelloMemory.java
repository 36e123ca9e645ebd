package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.program.HelloResident;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The peak memory of hello world with one monitored method, once everything that starts in the background is there. */
final class HelloMemory {

    private final Laboratory laboratory;

    HelloMemory(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    void measure(int rounds, Duration settle, Results results) throws IOException, InterruptedException {
        laboratory.turns(rounds).take((variant, into) -> measureOnce(variant, settle, into), results);
    }

    private void measureOnce(Variant variant, Duration settle, Results results)
            throws IOException, InterruptedException {
        try (ChildJvm jvm =
                laboratory.start(variant, List.of(), laboratory.classPath(), HelloResident.class.getName())) {
            jvm.awaitLine("READY");
            Thread.sleep(settle.toMillis());
            jvm.peakMemoryMib().ifPresent(mib -> results.add(Section.HELLO_MEMORY, variant, mib));
            jvm.endInput();
            jvm.awaitEnd();
        }
    }
}
