package io.opvitals.agent.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy = RetryPolicy.standard(new SplittableRandom(1));

    @Test
    void delay_doublesUpToTheLongest_andLeavesOutUpToAHalf() {
        long base = 1_000;
        for (int failures = 1; failures < 100; failures++) {
            assertThat(policy.delay(failures, Duration.ZERO).toMillis()).isBetween(base / 2 - 1, base);
            base = Math.min(base * 2, 300_000);
        }
    }

    @Test
    void delay_isNotTheSameForTwo() {
        assertThat(policy.delay(5, Duration.ZERO)).isNotEqualTo(policy.delay(5, Duration.ZERO));
    }

    @Test
    void delay_whereTheOtherSideAsksForMore_isThat_upToAnHour() {
        assertThat(policy.delay(1, Duration.ofSeconds(90))).isEqualTo(Duration.ofSeconds(90));
        assertThat(policy.delay(1, Duration.ofDays(9))).isEqualTo(Duration.ofHours(1));
        assertThat(policy.delay(20, Duration.ofSeconds(1))).isGreaterThan(Duration.ofMinutes(2));
    }
}
