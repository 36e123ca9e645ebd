package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramSnapshotTest {

    @Test
    void quantiles_ofRandomDurations_areWithinTheBucketErrorOfTheTrueOnes() {
        Random random = new Random(7);
        long[] durations = new long[100_000];
        AtomicHistogram histogram = new AtomicHistogram();
        for (int i = 0; i < durations.length; i++) {
            durations[i] = (long) Math.exp(random.nextGaussian() * 1.5 + 14);
            histogram.add(durations[i]);
        }
        Arrays.sort(durations);

        for (double quantile : new double[] {0.01, 0.5, 0.9, 0.95, 0.99, 0.999}) {
            double truth = durations[(int) Math.ceil(quantile * durations.length) - 1];
            assertThat(histogram.snapshot().quantileNanos(quantile))
                    .as("p%s", quantile * 100)
                    .isCloseTo(truth, within(truth * 0.09));
        }
        assertThat(histogram.snapshot().maxNanos()).isEqualTo(durations[durations.length - 1]);
    }

    @Test
    void minus_ofAnEarlierSnapshot_isWhatCameSince() {
        AtomicHistogram histogram = new AtomicHistogram();
        histogram.add(1_000);
        histogram.add(5_000_000);
        HistogramSnapshot before = histogram.snapshot();
        histogram.add(1_000);
        histogram.add(70_000);

        HistogramSnapshot since = histogram.snapshot().minus(before);

        assertThat(since.count()).isEqualTo(2);
        assertThat(since.sumNanos()).isEqualTo(71_000);
        assertThat(since.countAt(Buckets.index(1_000))).isOne();
        assertThat(since.countAt(Buckets.index(70_000))).isOne();
        assertThat((double) since.maxNanos()).isBetween(70_000.0, 70_000 * 1.1);
    }

    @Test
    void minus_ofTheSameSnapshot_isEmpty() {
        AtomicHistogram histogram = new AtomicHistogram();
        histogram.add(1_000);

        assertThat(histogram.snapshot().minus(histogram.snapshot())).isSameAs(HistogramSnapshot.EMPTY);
    }

    @Test
    void plus_ofDifferentRanges_keepsEveryCount() {
        HistogramSnapshot fast = HistogramSnapshot.of(10, new long[] {1, 0, 2}, 30, 20);
        HistogramSnapshot slow = HistogramSnapshot.of(100, new long[] {4}, 500, 300);

        HistogramSnapshot both = fast.plus(slow);

        assertThat(both.count()).isEqualTo(7);
        assertThat(both.sumNanos()).isEqualTo(530);
        assertThat(both.maxNanos()).isEqualTo(300);
        assertThat(both.countAt(12)).isEqualTo(2);
        assertThat(both.countAt(100)).isEqualTo(4);
        assertThat(slow.plus(fast)).isEqualTo(both);
    }

    @Test
    void quantile_ofNothing_isNotANumber() {
        assertThat(HistogramSnapshot.EMPTY.quantileNanos(0.5)).isNaN();
    }

    @Test
    void quantile_outOfRange_namesValueAndExpectation() {
        assertThatThrownBy(() -> HistogramSnapshot.EMPTY.quantileNanos(99))
                .hasMessage("quantile: 99.0 (expected: 0 to 1)");
    }
}
