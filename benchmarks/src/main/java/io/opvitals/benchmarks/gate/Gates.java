package io.opvitals.benchmarks.gate;

import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import java.util.List;

/** The performance contract: the gates table of the design's section 3, "The hot path, measured". */
public final class Gates {

    /**
     * JMH counts what every thread of the JVM allocates, so the agent's own collector thread, a few KB a second, shows as
     * thousandths of a byte per call. The smallest object on the call path would show as 16 bytes.
     */
    private static final double BACKGROUND_ALLOCATION_BYTES_PER_CALL = 0.05;

    private static final List<Gate> CONTRACT = List.of(
            new Gate(Section.CALL_1_THREAD, 1.15, 1.05),
            new Gate(Section.CALL_2_THREADS, 1.20, 1.08),
            new Gate(Section.CALL_SAMPLED, 0.25, 0.15),
            new Gate(Section.CALL_THROWING, 1.3, 1.05),
            new Gate(Section.CALL_ALLOCATION, 0, 0, BACKGROUND_ALLOCATION_BYTES_PER_CALL),
            new Gate(Section.HELLO_MONITORED, 200, 80),
            new Gate(Section.CLASSES, 5, 2),
            new Gate(Section.SPRING_READY, 10, 5),
            new Gate(Section.HELLO_MEMORY, 70, 40),
            new Gate(Section.SPRING_MEMORY, 80, 45),
            new Gate(Section.COLLECTION_CYCLE, 10, 3),
            new Gate(Section.HISTORY_FLUSH, 2, 1),
            new Gate(Section.HISTORY_QUERY, 100, 50),
            new Gate(Section.BACKGROUND_CPU, 1, 0.3),
            new Gate(Section.JAR, 14, 9));

    private Gates() {}

    public static List<GateResult> judge(Results results) {
        return CONTRACT.stream().map(gate -> gate.judge(results)).toList();
    }
}
