package io.opvitals.benchmarks.hotpath;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A call recorded by hand in an exponential histogram of the OpenTelemetry SDK, its attributes made beforehand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenTelemetrySdkBenchmark {

    private static final double SECONDS_PER_NANO = 1e-9;

    private final Target target = new Target();
    private final Attributes attributes = Attributes.of(AttributeKey.stringKey("operation"), "call");
    private final DoubleHistogram histogram = SdkMeterProvider.builder()
            .registerMetricReader(new NoReader())
            .registerView(
                    InstrumentSelector.builder().setName("duration").build(),
                    View.builder()
                            .setAggregation(Aggregation.base2ExponentialBucketHistogram())
                            .build())
            .build()
            .get("benchmark")
            .histogramBuilder("duration")
            .setUnit("s")
            .build();
    private int input = 7;

    @Benchmark
    public int call() {
        long startNanos = System.nanoTime();
        try {
            return target.operation(input);
        } finally {
            histogram.record((System.nanoTime() - startNanos) * SECONDS_PER_NANO, attributes);
        }
    }

    static final class Target {

        @CompilerControl(CompilerControl.Mode.DONT_INLINE)
        int operation(int value) {
            return value * 31 + 1;
        }
    }

    /** Never reads; without a reader the SDK would not aggregate at all. */
    private static final class NoReader implements MetricReader {

        @Override
        public void register(CollectionRegistration registration) {}

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType instrumentType) {
            return AggregationTemporality.CUMULATIVE;
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
