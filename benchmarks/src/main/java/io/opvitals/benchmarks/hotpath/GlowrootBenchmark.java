package io.opvitals.benchmarks.hotpath;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A method that Glowroot's configuration names as a timer. Glowroot keeps timers inside a transaction only, so
 * {@value #CALLS} calls share one, and its cost is spread over them.
 *
 * <p>Glowroot offers an application no way to ask whether it is at work; a result below the floor says that it was not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GlowrootBenchmark {

    static final int CALLS = 100;

    private final Target target = new Target();
    private int input = 7;

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int call() {
        return target.transaction(input);
    }

    static final class Target {

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int transaction(int value) {
            int sum = 0;
            for (int i = 0; i < CALLS; i++) {
                sum += operation(value + i);
            }
            return sum;
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int operation(int value) {
            return value * 31 + 1;
        }
    }
}
