package io.opvitals.agent.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RobustTest {

    @Test
    void median_ofEvenAndOddNumbers_isTheMiddle() {
        assertThat(Robust.median(5, 1, 3)).isEqualTo(3);
        assertThat(Robust.median(5, 1, 3, 100)).isEqualTo(4);
        assertThat(Robust.median()).isNaN();
    }

    @Test
    void medianDistance_isNotMovedByOneWildValue() {
        assertThat(Robust.medianDistance(10, 9, 10, 11, 12, 1e9)).isEqualTo(1);
    }
}
