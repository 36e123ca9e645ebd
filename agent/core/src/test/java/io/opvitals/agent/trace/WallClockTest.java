package io.opvitals.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WallClockTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final WallClock clock = new WallClock(1_000, NOON);

    @Test
    void at_beforeAndAfterTheAnchor() {
        assertThat(clock.at(1_500)).isEqualTo(NOON.plusNanos(500));
        assertThat(clock.at(0)).isEqualTo(NOON.minusNanos(1_000));
    }

    @Test
    void read_withinTheTolerance() {
        clock.read(1_000_001_000, NOON.plusMillis(1_004));
        assertThat(clock.at(1_000_001_000)).isEqualTo(NOON.plusMillis(1_000));
    }

    @Test
    void read_afterTheWallClockWasSet() {
        clock.read(1_000_001_000, NOON.minusSeconds(60));
        assertThat(clock.at(1_000_001_000)).isEqualTo(NOON.minusSeconds(60));
    }
}
