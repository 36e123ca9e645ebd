package io.opvitals.benchmarks.hotpath;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A call recorded by hand in a Micrometer timer of the Prometheus registry: count, sum and maximum, no histogram. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MicrometerBenchmark {

    private final Target target = new Target();
    private final Timer timer = Timer.builder("operation")
            .tag("name", "call")
            .register(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    private int input = 7;

    @Benchmark
    public int call() {
        return timer.record(() -> target.operation(input));
    }

    static final class Target {

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int operation(int value) {
            return value * 31 + 1;
        }
    }
}
