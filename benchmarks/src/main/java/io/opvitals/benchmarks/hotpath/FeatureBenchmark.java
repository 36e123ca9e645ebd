package io.opvitals.benchmarks.hotpath;

import io.opvitals.api.Call;
import io.opvitals.api.MonitoredOperation;
import io.opvitals.api.OperationAttribute;
import io.opvitals.api.Operations;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call for each feature that a call can use. Runs with and without the agent. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FeatureBenchmark {

    /** The rule under which {@link #rule} runs. */
    static final String RULE = "feature.rule: error when result.status == 'DECLINED'";

    private static final CompletableFuture<String> DONE = CompletableFuture.completedFuture("done");

    private final Target target = new Target();
    private final Answer answer = new Answer("DONE");
    private final Reader reader = new Reader();
    private String model = "strong";

    /** With the agent, what is measured must be woven; without it, it is not. */
    @Setup
    public void requireWeavingUnderTheAgent() {
        boolean agent = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(each -> each.startsWith("-javaagent:"));
        boolean woven = target.current() != Operations.current();
        if (agent != woven) {
            throw new IllegalStateException(Target.class.getName() + " is " + (woven ? "" : "not ") + "woven");
        }
    }

    @Benchmark
    public Answer object() {
        return target.object(answer);
    }

    @Benchmark
    public int attribute() {
        return target.attribute(model);
    }

    @Benchmark
    public int metricAttribute() {
        return target.metricAttribute(model);
    }

    @Benchmark
    public int measure() {
        return target.measure();
    }

    @Benchmark
    public Answer rule() {
        return target.rule(answer);
    }

    @Benchmark
    public int fallback() {
        return target.fallback();
    }

    @Benchmark
    public CompletableFuture<String> doneFuture() {
        return target.future(DONE);
    }

    @Benchmark
    public boolean lateFuture() {
        return target.future(new CompletableFuture<>()).complete("done");
    }

    @Benchmark
    public Reader publisher() {
        target.publisher(Empty.INSTANCE).subscribe(reader);
        return reader;
    }

    /** What a call gives. */
    public record Answer(String status) {}

    @MonitoredOperation("feature")
    static final class Target {

        public Call current() {
            return Operations.current();
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        public Answer object(Answer answer) {
            return answer;
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        public int attribute(@OperationAttribute("model") String model) {
            return model.length();
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        public int metricAttribute(@OperationAttribute(value = "model", metric = true) String model) {
            return model.length();
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        public int measure() {
            Operations.current().measure("items", 3);
            return 3;
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        public Answer rule(Answer answer) {
            return answer;
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        @MonitoredOperation(fallback = "otherwise")
        public int fallback() {
            return otherwise();
        }

        private int otherwise() {
            return 7;
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        public CompletableFuture<String> future(CompletableFuture<String> future) {
            return future;
        }

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        public Flow.Publisher<Object> publisher(Flow.Publisher<Object> publisher) {
            return publisher;
        }
    }

    /** Completes at once. */
    private enum Empty implements Flow.Publisher<Object>, Flow.Subscription {
        INSTANCE;

        @Override
        public void subscribe(Flow.Subscriber<? super Object> subscriber) {
            subscriber.onSubscribe(this);
            subscriber.onComplete();
        }

        @Override
        public void request(long items) {}

        @Override
        public void cancel() {}
    }

    /** Takes what comes. */
    public static final class Reader implements Flow.Subscriber<Object> {

        private int completed;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object item) {}

        @Override
        public void onError(Throwable thrown) {
            throw new IllegalStateException(thrown);
        }

        @Override
        public void onComplete() {
            completed++;
        }

        int completed() {
            return completed;
        }
    }
}
