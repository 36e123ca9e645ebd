package io.opvitals.benchmarks.hotpath;

import io.opvitals.api.Call;
import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.Operations;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A method with {@code @MonitoredOperation} and nothing else. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpvitalsBenchmark {

    private final Target target = new Target();
    private int input = 7;

    /** Outside any monitored call the API always answers with the same call; inside a monitored one it must not. */
    @Setup
    public void requireWeaving() {
        if (target.current() == Operations.current()) {
            throw new IllegalStateException("the Opvitals agent did not weave " + Target.class.getName());
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

        @MonitoredOperation
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int operation(int value) {
            return value * 31 + 1;
        }

        @MonitoredOperation
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int throwing(int value) {
            if (value > 0) {
                throw Refusal.INSTANCE;
            }
            return value * 31 + 1;
        }

        @MonitoredOperation
        Call current() {
            return Operations.current();
        }
    }
}
