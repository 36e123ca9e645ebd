package io.opvitals.benchmarks.collection;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the history costs with 1,000 operations in 100 wrappers: to keep ten seconds, from the report handed over to the
 * bytes given to the file; and to answer for a week.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HistoryBenchmark {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final Duration MIDDLE_OF_MINUTE = Duration.ofSeconds(30);

    /** Ten seconds, every operation called by each of four threads since the time before. */
    @Benchmark
    public HealthReport flush(Minute minute) {
        return minute.keep();
    }

    /** The same with its share of what is rolled up to coarser resolutions. */
    @Benchmark
    public HealthReport flushAndRollUp(Hours hours) {
        return hours.keep();
    }

    /** The durations of 100 wrappers by the hour, over a week, each of ten operations. */
    @Benchmark
    public HistoryAnswer query(Week week) {
        return week.query();
    }

    /** The clock goes to and fro within a minute, so that nothing is rolled up. */
    @State(Scope.Benchmark)
    public static class Minute extends Intervals {

        private boolean isBack;

        @Override
        Duration step() {
            isBack = !isBack;
            return isBack ? INTERVAL : INTERVAL.negated();
        }
    }

    /** Ten seconds follow each other. */
    @State(Scope.Benchmark)
    public static class Hours extends Intervals {

        @Override
        Duration step() {
            return INTERVAL;
        }
    }

    /** Reports of an interval each. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
    public abstract static class Intervals {

        private RememberedApplication application;
        private HealthReport report;

        abstract Duration step();

        @Setup
        public void begin() throws IOException, InterruptedException, ExecutionException {
            application = new RememberedApplication();
            application.pass(MIDDLE_OF_MINUTE);
            application.call();
            application.begin(application.collect());
        }

        @Setup(Level.Invocation)
        public void intervalPasses() throws InterruptedException, ExecutionException {
            application.pass(step());
            application.call();
            report = application.collect();
        }

        HealthReport keep() {
            application.keep(report);
            return report;
        }

        @TearDown
        public void close() throws IOException, InterruptedException {
            application.close();
        }
    }

    /** Seven days on disk, each operation called 200 times an hour. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH calls the set-up first.
    public static class Week {

        private static final int HOURS = 7 * 24;
        private static final int ROUNDS_AN_HOUR = 50;
        private static final int WRAPPERS = 100;

        private RememberedApplication application;

        @Setup
        public void fill() throws IOException, InterruptedException, ExecutionException {
            application = new RememberedApplication();
            application.call();
            application.begin(application.collect());
            for (int hour = 0; hour < HOURS; hour++) {
                application.pass(Duration.ofHours(1));
                for (int i = 0; i < ROUNDS_AN_HOUR; i++) {
                    application.call();
                }
                application.keep(application.collect());
            }
        }

        HistoryAnswer query() {
            HistoryQuery query = new HistoryQuery(
                    "opvitals_operation_duration_seconds",
                    List.of(),
                    application.now().minus(Duration.ofDays(7)),
                    application.now(),
                    HOURS);
            HistoryAnswer answer = application.history().query(query, List.of("opvitals_wrapper"));
            if (answer.series().size() != WRAPPERS
                    || answer.series().get(0).points().size() < HOURS - 1) {
                throw new IllegalStateException("no week of " + WRAPPERS + " wrappers: " + answer);
            }
            return answer;
        }

        @TearDown
        public void close() throws IOException, InterruptedException {
            application.close();
        }
    }
}
