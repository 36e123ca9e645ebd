package io.opvitals.benchmarks.fork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
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
 * Runs a benchmark method in one JVM of its own. JMH by itself would run all forks of one benchmark before the next, so
 * that a slow minute of the machine would fall on one variant alone; here the caller decides whose turn it is.
 */
public final class Forks {

    private static final int WARMUP_ITERATIONS = 4;

    private final Effort effort;
    private final Path logDirectory;

    /** @param logDirectory for what JMH itself has to say */
    public Forks(Effort effort, Path logDirectory) {
        this.effort = effort;
        this.logDirectory = logDirectory;
    }

    public int rounds() {
        return effort.rounds();
    }

    /**
     * One JVM.
     *
     * @param javaHome the JDK it runs on
     * @param log name of the file for JMH's own output, in the log directory
     * @throws RunnerException when the benchmark fails
     */
    public Score run(
            Class<?> benchmark, String method, int threads, Path javaHome, List<String> jvmArguments, String log)
            throws RunnerException {
        Options options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .jvm(javaHome.resolve("bin/java").toString())
                .jvmArgs(jvmArguments.toArray(String[]::new))
                .forks(1)
                .threads(threads)
                .warmupIterations(WARMUP_ITERATIONS)
                .warmupTime(milliseconds(effort.warmup().dividedBy(WARMUP_ITERATIONS)))
                .measurementIterations(effort.iterations())
                .measurementTime(milliseconds(effort.iterationTime()))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .output(logDirectory.resolve(log).toString())
                .build();
        RunResult result = new Runner(options).runSingle();
        return new Score(
                median(result, IterationResult::getPrimaryResult),
                median(result, iteration -> iteration.getSecondaryResults().get("gc.alloc.rate.norm")));
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
