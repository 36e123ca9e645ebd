package io.opvitals.benchmarks.hotpath;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The least that timing a call can cost: the clock read twice, and nothing done with it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FloorBenchmark {

    private final Target target = new Target();
    private int input = 7;

    @Benchmark
    public long call() {
        return target.operation(input);
    }

    /** Throws without reading the clock: what a throwing call costs when nobody measures it. */
    @Benchmark
    public int throwing() {
        try {
            return target.throwing(input);
        } catch (Refusal e) {
            return 1;
        }
    }

    static final class Target {

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        long operation(int value) {
            long startNanos = System.nanoTime();
            int result = value * 31 + 1;
            return System.nanoTime() - startNanos + result;
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int throwing(int value) {
            if (value > 0) {
                throw Refusal.INSTANCE;
            }
            return value * 31 + 1;
        }
    }
}
