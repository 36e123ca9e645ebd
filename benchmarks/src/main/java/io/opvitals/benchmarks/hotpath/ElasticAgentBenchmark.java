package io.opvitals.benchmarks.hotpath;

import co.elastic.apm.api.CaptureSpan;
import co.elastic.apm.api.CaptureTransaction;
import co.elastic.apm.api.ElasticApm;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A method with {@code @CaptureSpan}. Elastic makes spans inside a transaction only, so {@value #CALLS} calls share one,
 * and its cost is spread over them. By default a transaction keeps its first 500 spans.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ElasticAgentBenchmark {

    static final int CALLS = 100;

    private final Target target = new Target();
    private int input = 7;

    @Setup
    public void requireWeaving() {
        if (!target.hasTransaction()) {
            throw new IllegalStateException("the Elastic agent did not weave " + Target.class.getName());
        }
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int call() {
        return target.transaction(input);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    public int throwing() {
        return target.transactionOfThrowing(input);
    }

    static final class Target {

        @CaptureTransaction
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int transaction(int value) {
            int sum = 0;
            for (int i = 0; i < CALLS; i++) {
                sum += operation(value + i);
            }
            return sum;
        }

        @CaptureTransaction
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int transactionOfThrowing(int value) {
            int sum = 0;
            for (int i = 0; i < CALLS; i++) {
                try {
                    sum += throwing(value + i);
                } catch (Refusal e) {
                    sum++;
                }
            }
            return sum;
        }

        @CaptureSpan
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int operation(int value) {
            return value * 31 + 1;
        }

        @CaptureSpan
        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int throwing(int value) {
            if (value > 0) {
                throw Refusal.INSTANCE;
            }
            return value * 31 + 1;
        }

        @CaptureTransaction
        boolean hasTransaction() {
            return !ElasticApm.currentTransaction().getId().isEmpty();
        }
    }
}
