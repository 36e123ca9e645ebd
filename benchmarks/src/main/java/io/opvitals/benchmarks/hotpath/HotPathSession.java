package io.opvitals.benchmarks.hotpath;

import io.opvitals.benchmarks.agent.Agents;
import io.opvitals.benchmarks.result.Results;
import io.opvitals.benchmarks.result.Section;
import io.opvitals.benchmarks.result.Variant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every case once, then every case again, for as many rounds as asked. JMH by itself would run all forks of one
 * benchmark before the next, so that a slow minute of the machine would fall on one variant alone; here JMH is asked for
 * one fork at a time.
 */
public final class HotPathSession {

    private static final int WARMUP_ITERATIONS = 4;

    private final HotPathSettings settings;
    private final List<HotPathCase> cases;
    private final Path logDirectory;
    private final PrintStream progress;

    /**
     * @param variants what to measure; baselines are measured always
     * @param virtualThreadsHome a JDK that has virtual threads, or {@code null} to leave them out
     * @param logDirectory for what JMH itself has to say
     */
    public HotPathSession(
            HotPathSettings settings,
            Agents agents,
            Set<Variant> variants,
            Path javaHome,
            @Nullable Path virtualThreadsHome,
            Path logDirectory,
            PrintStream progress)
            throws IOException {
        this.settings = settings;
        this.cases = new HotPathCases(agents, javaHome)
                .list(settings.peersEverywhere(), virtualThreadsHome).stream()
                        .filter(c -> c.variant().isBaseline() || variants.contains(c.variant()))
                        .toList();
        this.logDirectory = logDirectory;
        this.progress = progress;
    }

    public void measure(Results results) throws RunnerException {
        for (int round = 1; round <= settings.rounds(); round++) {
            for (HotPathCase hotPathCase : cases) {
                measure(hotPathCase, round, results);
            }
        }
    }

    private void measure(HotPathCase hotPathCase, int round, Results results) throws RunnerException {
        RunResult result = new Runner(options(hotPathCase)).runSingle();
        double nanos = median(result, IterationResult::getPrimaryResult);
        double allocatedBytes =
                median(result, iteration -> iteration.getSecondaryResults().get("gc.alloc.rate.norm"));
        results.add(hotPathCase.section(), hotPathCase.variant(), nanos);
        if (hotPathCase.section() == Section.CALL_1_THREAD) {
            results.add(Section.CALL_ALLOCATION, hotPathCase.variant(), allocatedBytes);
        }
        progress.printf(
                "round %d/%d  %-24s %-42s %8.1f ns %9.3f B%n",
                round,
                settings.rounds(),
                hotPathCase.section().title(),
                hotPathCase.variant().label(),
                nanos,
                allocatedBytes);
    }

    private Options options(HotPathCase hotPathCase) {
        return new OptionsBuilder()
                .include(hotPathCase.pattern())
                .jvm(hotPathCase.javaHome().resolve("bin/java").toString())
                .jvmArgs(hotPathCase.jvmArguments().toArray(String[]::new))
                .forks(1)
                .threads(hotPathCase.threads())
                .warmupIterations(WARMUP_ITERATIONS)
                .warmupTime(milliseconds(settings.warmup().dividedBy(WARMUP_ITERATIONS)))
                .measurementIterations(settings.iterations())
                .measurementTime(milliseconds(settings.iterationTime()))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .output(logDirectory
                        .resolve("jmh-" + hotPathCase.section().key() + "-"
                                + hotPathCase.variant().key() + ".txt")
                        .toString())
                .build();
    }

    private static TimeValue milliseconds(Duration duration) {
        return TimeValue.milliseconds(duration.toMillis());
    }

    private static double median(RunResult result, Function<IterationResult, Result<?>> metric) {
        double[] scores = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration -> metric.apply(iteration).getScore())
                .sorted()
                .toArray();
        return scores[scores.length / 2];
    }
}
