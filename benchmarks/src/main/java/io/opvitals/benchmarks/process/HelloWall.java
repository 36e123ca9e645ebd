package io.opvitals.benchmarks.process;

import io.opvitals.benchmarks.program.Hello;
import io.opvitals.benchmarks.program.HelloMonitored;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.util.List;

/** From the start of the process to its end, its shutdown hooks included. */
final class HelloWall {

    private final Laboratory laboratory;

    HelloWall(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    void measure(int rounds, Results results) throws IOException, InterruptedException {
        Turns turns = laboratory.turns(rounds);
        turns.take((variant, into) -> into.add(Section.HELLO, variant, wallMillis(variant, Hello.class)), results);
        turns.take(
                (variant, into) ->
                        into.add(Section.HELLO_MONITORED, variant, wallMillis(variant, HelloMonitored.class)),
                results);
    }

    private double wallMillis(Variant variant, Class<?> main) throws IOException, InterruptedException {
        try (ChildJvm jvm = laboratory.start(variant, List.of(), laboratory.classPath(), main.getName())) {
            jvm.awaitEnd();
            return jvm.elapsedMillis();
        }
    }
}
