package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasureSnapshotTest {

    /** Width of a bucket: a percentile is within the same bucket as the exact one. */
    private static final double ERROR = Math.pow(2, 1 / 8.0) - 1;

    @Test
    void index_ofPowersOfTwoAndTheirNeighbours_endsItsBucket() {
        for (int exponent = -60; exponent <= 60; exponent++) {
            double bound = Math.scalb(1.0, exponent);
            assertThat(Magnitudes.index(bound)).isEqualTo(8 * exponent - 1);
            assertThat(Magnitudes.index(Math.nextUp(bound))).isEqualTo(8 * exponent);
        }
    }

    @Test
    void index_ofAnyMagnitude_liesBetweenTheBoundsOfItsBucket() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            double magnitude = Math.pow(2, random.nextDouble() * 127 - 63.5);
            int index = Magnitudes.index(magnitude);
            assertThat(magnitude)
                    .isGreaterThan(Magnitudes.lower(index) * (1 - 1e-12))
                    .isLessThanOrEqualTo(Magnitudes.upper(index) * (1 + 1e-12));
        }
    }

    @Test
    void quantile_ofPositiveNegativeAndZeroValues_isWithinABucketOfTheExactOne() {
        Random random = new Random(2);
        double[] values = new double[10_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 10 == 0 ? 0 : random.nextGaussian() * 40 - 10;
        }
        MeasureSnapshot snapshot = MeasureSnapshot.of(values);
        Arrays.sort(values);
        for (double quantile : new double[] {0, 0.01, 0.25, 0.4, 0.5, 0.75, 0.95, 0.99, 1}) {
            double exact = values[(int) Math.max(0, Math.ceil(quantile * values.length) - 1)];
            assertThat(snapshot.quantile(quantile))
                    .as("%s", quantile)
                    .isCloseTo(exact, within(Math.abs(exact) * ERROR + 1e-9));
        }
    }

    @Test
    void quantile_ofEqualValues_isThatValue() {
        MeasureSnapshot snapshot = MeasureSnapshot.of(0.7, 0.7, 0.7);
        assertThat(snapshot.quantile(0.5)).isEqualTo(0.7);
        assertThat(snapshot.quantile(0.99)).isEqualTo(0.7);
        assertThat(snapshot.mean()).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void quantile_outOfRange_isRefused() {
        assertThatThrownBy(() -> MeasureSnapshot.EMPTY.quantile(95)).hasMessage("quantile: 95.0 (expected: 0 to 1)");
        assertThat(MeasureSnapshot.EMPTY.quantile(0.5)).isNaN();
    }

    @Test
    void plus_ofParts_isTheWhole() {
        MeasureSnapshot parts = MeasureSnapshot.of(1, -2, 0).plus(MeasureSnapshot.of(30, 0.5));
        assertThat(parts).isEqualTo(MeasureSnapshot.of(1, -2, 0, 30, 0.5));
        assertThat(parts.plus(MeasureSnapshot.EMPTY)).isEqualTo(parts);
        assertThat(MeasureSnapshot.EMPTY.plus(parts)).isEqualTo(parts);
    }

    @Test
    void minus_ofAnEarlierOne_isWhatCameSince() {
        MeasureRecorder recorder = new MeasureRecorder();
        recorder.add(-100);
        recorder.add(8);
        MeasureSnapshot earlier = recorder.snapshot();
        recorder.add(3);
        recorder.add(5);
        MeasureSnapshot since = recorder.snapshot().minus(earlier);
        assertThat(since.count()).isEqualTo(2);
        assertThat(since.sum()).isEqualTo(8);
        assertThat(since.min()).isCloseTo(3, within(3 * ERROR)).isLessThanOrEqualTo(3);
        assertThat(since.max()).isCloseTo(5, within(5 * ERROR)).isGreaterThanOrEqualTo(5);
        assertThat(recorder.snapshot().minus(recorder.snapshot())).isEqualTo(MeasureSnapshot.EMPTY);
    }

    @Test
    void minus_whereAValueIsLowerThanAllBefore_hasItExactly() {
        MeasureRecorder recorder = new MeasureRecorder();
        recorder.add(5);
        MeasureSnapshot earlier = recorder.snapshot();
        recorder.add(4.1);
        recorder.add(700.3);
        MeasureSnapshot since = recorder.snapshot().minus(earlier);
        assertThat(since.min()).isEqualTo(4.1);
        assertThat(since.max()).isEqualTo(700.3);
    }

    @Test
    void add_ofWhatIsNoNumberOrOutOfAllProportion_keepsTheRestRight() {
        MeasureSnapshot snapshot = MeasureSnapshot.of(
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, Double.MIN_VALUE, 2);
        assertThat(snapshot.count()).isEqualTo(4);
        assertThat(snapshot.zeros()).isEqualTo(1);
        assertThat(snapshot.sum()).isEqualTo(2);
        assertThat(snapshot.max()).isEqualTo(1e300);
        assertThat(snapshot.positive().span()).isLessThanOrEqualTo(512);
    }

    /** Law: N threads times M values is N x M values, and their sum is exact. */
    @Test
    void add_onManyThreads_losesNothing() throws InterruptedException {
        MeasureRecorder recorder = new MeasureRecorder();
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                for (int value = -500; value < 500; value++) {
                    recorder.add(value);
                }
            });
            threads[i].start();
        }
        for (Thread each : threads) {
            each.join();
        }
        MeasureSnapshot snapshot = recorder.snapshot();
        assertThat(snapshot.count()).isEqualTo(4_000);
        assertThat(snapshot.sum()).isEqualTo(-2_000);
        assertThat(snapshot.zeros()).isEqualTo(4);
        assertThat(snapshot.min()).isEqualTo(-500);
        assertThat(snapshot.max()).isEqualTo(499);
    }
}
