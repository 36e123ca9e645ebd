package io.opvitals.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketsTest {

    @Test
    void index_ofAnyDuration_isTheBucketWhoseBoundsContainIt() {
        Random random = new Random(42);
        for (int i = 0; i < 1_000_000; i++) {
            long nanos = (random.nextLong() >>> 1) >>> random.nextInt(0, 63);
            if (nanos < 1) {
                continue;
            }
            int index = Buckets.index(nanos);
            // The bounds are computed with logarithms here, so the last digit may differ at a bound itself.
            assertThat((double) nanos)
                    .as("duration %d in bucket %d", nanos, index)
                    .isLessThanOrEqualTo(Buckets.upperNanos(index) * (1 + 1e-12))
                    .isGreaterThanOrEqualTo(Buckets.lowerNanos(index) * (1 - 1e-12));
        }
    }

    @Test
    void index_ofGrowingDurations_neverFalls() {
        int before = Buckets.index(0);
        for (long nanos = 1; nanos < 10_000_000; nanos += 1 + nanos / 1_000) {
            int index = Buckets.index(nanos);
            assertThat(index).isGreaterThanOrEqualTo(before);
            before = index;
        }
    }

    @Test
    void index_atTheBoundOfOneSecond_belongsToTheLowerBucket() {
        // OTLP: bucket i holds values above 2^(i/8) and up to 2^((i+1)/8); one second is the upper bound of -1.
        assertThat(Buckets.index(1_000_000_000L) + Buckets.OTLP_OFFSET).isEqualTo(-1);
        assertThat(Buckets.index(1_000_000_001L) + Buckets.OTLP_OFFSET).isEqualTo(0);
        assertThat(Buckets.index(2_000_000_000L) + Buckets.OTLP_OFFSET).isEqualTo(7);
        assertThat(Buckets.index(2_000_000_001L) + Buckets.OTLP_OFFSET).isEqualTo(8);
    }

    @Test
    void index_ofNothingAndOfTooMuch_staysWithinTheTable() {
        assertThat(Buckets.index(Long.MIN_VALUE)).isZero();
        assertThat(Buckets.index(0)).isZero();
        assertThat(Buckets.index(Long.MAX_VALUE)).isLessThan(Buckets.COUNT);
    }
}
