package io.opvitals.benchmarks.hotpath;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A method with {@code @WithSpan}; every call is a root span. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenTelemetryAgentBenchmark {

    private final Target target = new Target();
    private int input = 7;

    @Setup
    public void requireWeaving() {
        if (!target.hasSpan()) {
            throw new IllegalStateException("the OpenTelemetry agent did not weave " + Target.class.getName());
        }
    }

    @Benchmark
    public int call() {
        return target.operation(input);
    }

    @Benchmark
    public int throwing() {
        try {
            return target.throwing(input);
        } catch (Refusal e) {
            return 1;
        }
    }

    static final class Target {

        @WithSpan
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int operation(int value) {
            return value * 31 + 1;
        }

        @WithSpan
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int throwing(int value) {
            if (value > 0) {
                throw Refusal.INSTANCE;
            }
            return value * 31 + 1;
        }

        /** True with any sampler: an unsampled span has ids too. */
        @WithSpan
        boolean hasSpan() {
            return Span.current().getSpanContext().isValid();
        }
    }
}
