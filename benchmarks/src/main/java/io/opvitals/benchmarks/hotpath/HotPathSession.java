package io.opvitals.benchmarks.hotpath;

import io.opvitals.benchmarks.agent.Agents;
import io.opvitals.benchmarks.fork.Forks;
import io.opvitals.benchmarks.fork.Score;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/** Runs every case once, then every case again, for as many rounds as asked. */
public final class HotPathSession {

    private final Forks forks;
    private final List<HotPathCase> cases;
    private final PrintStream progress;

    private HotPathSession(Forks forks, List<HotPathCase> cases, Set<Variant> variants, PrintStream progress) {
        this.forks = forks;
        this.cases = cases.stream()
                .filter(each -> each.variant().isBaseline() || variants.contains(each.variant()))
                .toList();
        this.progress = progress;
    }

    /**
     * The price of a call beside the peers'. Nothing is run yet.
     *
     * @param variants what to measure; baselines are measured always
     * @param peersEverywhere also measures the peers with two threads and throwing, not only with one thread
     * @param virtualThreadsHome a JDK that has virtual threads, or {@code null} to leave them out
     * @throws IOException when an agent's configuration cannot be written
     */
    public static HotPathSession ofCalls(
            Forks forks,
            Agents agents,
            Set<Variant> variants,
            boolean peersEverywhere,
            Path javaHome,
            @Nullable Path virtualThreadsHome,
            PrintStream progress)
            throws IOException {
        List<HotPathCase> cases = new HotPathCases(agents, javaHome).list(peersEverywhere, virtualThreadsHome);
        return new HotPathSession(forks, cases, variants, progress);
    }

    /** The price of a call once the governor has it timed now and then. Nothing is run yet. */
    public static HotPathSession ofSampledCalls(
            Forks forks, Agents agents, Set<Variant> variants, Path javaHome, PrintStream progress) {
        return new HotPathSession(forks, new HotPathCases(agents, javaHome).sampled(), variants, progress);
    }

    /** What each feature adds to a call that uses it. Nothing is run yet. */
    public static HotPathSession ofFeatures(
            Forks forks, Agents agents, Set<Variant> variants, Path javaHome, PrintStream progress) {
        return new HotPathSession(forks, new HotPathCases(agents, javaHome).features(), variants, progress);
    }

    /** A peer that fails is left out of the results; what else fails ends the run. */
    public void measure(Results results) throws RunnerException {
        Map<HotPathCase, Results> measured = new LinkedHashMap<>();
        cases.forEach(each -> measured.put(each, new Results()));
        for (int round = 1; round <= forks.rounds(); round++) {
            for (HotPathCase each : cases) {
                Results sofar = measured.get(each);
                if (sofar != null && !succeeds(each, round, sofar)) {
                    measured.remove(each);
                }
            }
        }
        measured.values().forEach(results::addAll);
    }

    private boolean succeeds(HotPathCase each, int round, Results into) throws RunnerException {
        try {
            measure(each, round, into);
            return true;
        } catch (RunnerException e) {
            if (!each.variant().isPeer()) {
                throw e;
            }
            progress.println(each.variant().label() + " left out: " + e.getMessage());
            return false;
        }
    }

    private void measure(HotPathCase each, int round, Results results) throws RunnerException {
        String log = "jmh-" + each.section().key() + "-" + each.variant().key() + ".txt";
        Score score =
                forks.run(each.benchmark(), each.method(), each.threads(), each.javaHome(), each.jvmArguments(), log);
        results.add(each.section(), each.variant(), score.time());
        if (each.section() == Section.CALL_1_THREAD) {
            results.add(Section.CALL_ALLOCATION, each.variant(), score.allocatedBytes());
        }
        progress.printf(
                "round %d/%d  %-24s %-42s %8.1f ns %9.3f B%n",
                round,
                forks.rounds(),
                each.section().title(),
                each.variant().label(),
                score.time(),
                score.allocatedBytes());
    }
}
