package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CalmStartTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final CalmStart start = new CalmStart(0);

    @Test
    void isOver_fewClassesTwiceInARow() {
        assertThat(start.isOver(1 * SECOND, 1_000)).isFalse();
        assertThat(start.isOver(2 * SECOND, 1_010)).isFalse();
        assertThat(start.isOver(3 * SECOND, 1_020)).isTrue();
    }

    @Test
    void isOver_stillLoading_waits() {
        for (int second = 1; second <= 30; second++) {
            assertThat(start.isOver(second * SECOND, 1_000L * second)).isFalse();
        }
    }

    @Test
    void isOver_breakInBetween_waitsAgain() {
        assertThat(start.isOver(1 * SECOND, 1_000)).isFalse();
        assertThat(start.isOver(2 * SECOND, 1_001)).isFalse();
        assertThat(start.isOver(3 * SECOND, 2_000)).isFalse();
        assertThat(start.isOver(4 * SECOND, 2_001)).isFalse();
        assertThat(start.isOver(5 * SECOND, 2_002)).isTrue();
    }

    @Test
    void isOver_loadingForEver_isNotWaitedFor() {
        assertThat(start.isOver(31 * SECOND, 1_000_000)).isTrue();
    }
}
