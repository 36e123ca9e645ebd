package io.opvitals.benchmarks.collection;

import io.opvitals.benchmarks.fork.Forks;
import io.opvitals.benchmarks.fork.Score;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the collection cycle. It has no baseline: a second without it costs nothing. */
public final class CollectionSession {

    private final Forks forks;
    private final Path javaHome;

    public CollectionSession(Forks forks, Path javaHome) {
        this.forks = forks;
        this.javaHome = javaHome;
    }

    public void measure(Results results) throws RunnerException {
        for (int round = 0; round < forks.rounds(); round++) {
            Score score = forks.run(
                    CollectionCycleBenchmark.class, "cycle", 1, javaHome, List.of(), "jmh-collection-cycle.txt");
            results.add(Section.COLLECTION_CYCLE, Variant.OPVITALS, score.time());
        }
    }
}
