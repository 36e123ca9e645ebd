package io.opvitals.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.it.harness.ChildJvm;
import io.opvitals.it.harness.ChildResult;
import io.opvitals.it.harness.EachJdk;
import io.opvitals.it.harness.Jdk;
import io.opvitals.it.receiver.Histogram;
import io.opvitals.it.receiver.OtlpReceiver;
import io.opvitals.it.receiver.ReceivedMetrics;
import java.util.Map;

/** Law: N threads times M calls are N times M, in every count, sum and bucket, whatever becomes of the threads. */
class ExactCountsIT {

    private static final int THREADS = 16;
    private static final int CALLS = 1_000_000;

    @EachJdk
    void calls_sixteenThreadsTimesAMillion_areAllThereAsExported(Jdk jdk) {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            ChildResult result = new ChildJvm(jdk)
                    .agent("governor.cpu-budget=off")
                    .shipsTo(receiver.endpoint())
                    .run(
                            "ExactCounts",
                            String.valueOf(THREADS),
                            String.valueOf(CALLS),
                            jdk.hasVirtualThreads() ? "virtual" : "platform")
                    .expectExit(0);

            ReceivedMetrics metrics = receiver.metrics();
            assertThat(metrics.calls())
                    .isEqualTo(result.truth())
                    .containsEntry("exact.plain success", (long) THREADS * CALLS);
            assertThat(metrics.wentBack()).isEmpty();
            assertThat(metrics.inFlight()).isZero();
            assertBucketsAddUp(metrics);
            assertSumOfDurationsIsWithinTheApplicationsOwnClock(metrics, result);
            assertMeasuresAndCostsAreExact(metrics, result);
        }
    }

    private static void assertBucketsAddUp(ReceivedMetrics metrics) {
        assertThat(metrics.histograms("opvitals.operation.duration"))
                .isNotEmpty()
                .allSatisfy((attributes, point) -> {
                    assertThat(point.inBuckets()).isEqualTo(point.count());
                    assertThat(point.sum()).isBetween(point.floor() * 0.999_999, point.ceiling() * 1.000_001);
                });
    }

    /** Clocked inside the woven method it is less, clocked around the call more. */
    private static void assertSumOfDurationsIsWithinTheApplicationsOwnClock(
            ReceivedMetrics metrics, ChildResult result) {
        Histogram timed = metrics.histograms("opvitals.operation.duration")
                .get(Map.of("opvitals.wrapper", "exact", "opvitals.operation", "timed", "opvitals.outcome", "success"));
        assertThat(timed.count()).isEqualTo(result.number("timed"));
        assertThat(timed.sum() * 1e9)
                .isBetween((double) result.number("insideNanos"), (double) result.number("outsideNanos"));
    }

    private static void assertMeasuresAndCostsAreExact(ReceivedMetrics metrics, ChildResult result) {
        long judged = result.truth().entrySet().stream()
                .filter(each -> each.getKey().startsWith("exact.judged "))
                .mapToLong(Map.Entry::getValue)
                .sum();
        // Each worker's thread goes through 0 to 7 again and again.
        Histogram size = metrics.histograms("opvitals.operation.measure")
                .values()
                .iterator()
                .next();
        assertThat(size.count()).isEqualTo(judged);
        assertThat(size.sum()).isEqualTo((double) result.number("sizes"));
        assertThat(metrics.numbersBy("opvitals.operation.cost", "opvitals.cost.currency"))
                .hasSize(1)
                .hasEntrySatisfying("EUR", cost -> assertThat(cost).isCloseTo(judged * 0.25, within(1e-9)));
        assertThat(metrics.numbersBy("opvitals.operation.fallback", "opvitals.fallback.reason"))
                .isEqualTo(Map.of("java.lang.IllegalStateException", (double)
                        result.truth().get("exact.judged fallback")));
    }
}
