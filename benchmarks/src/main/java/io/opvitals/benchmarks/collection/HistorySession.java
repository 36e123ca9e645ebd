package io.opvitals.benchmarks.collection;

import io.opvitals.benchmarks.fork.Forks;
import io.opvitals.benchmarks.fork.Score;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Measures the history. It has no baseline: without it nothing is kept. */
public final class HistorySession {

    private static final Map<String, Section> METHODS = Map.of(
            "flush", Section.HISTORY_FLUSH,
            "flushAndRollUp", Section.HISTORY_ROLLED,
            "query", Section.HISTORY_QUERY);

    private final Forks forks;
    private final Path javaHome;

    public HistorySession(Forks forks, Path javaHome) {
        this.forks = forks;
        this.javaHome = javaHome;
    }

    public void measure(Results results) throws RunnerException {
        for (int round = 0; round < forks.rounds(); round++) {
            for (Map.Entry<String, Section> each : METHODS.entrySet()) {
                Score score = forks.run(
                        HistoryBenchmark.class,
                        each.getKey(),
                        1,
                        javaHome,
                        List.of(),
                        "jmh-history-" + each.getKey() + ".txt");
                results.add(each.getValue(), Variant.OPVITALS, score.time());
            }
        }
    }
}
