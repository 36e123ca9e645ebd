package io.opvitals.agent.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void parse_isWrittenAsPrometheusWritesIt() {
        assertThat(Durations.parseMillis("1h30m")).isEqualTo(5_400_000);
        assertThat(Durations.parseMillis("2d")).isEqualTo(172_800_000);
        assertThat(Durations.parseMillis("0")).isZero();
        assertThat(Durations.format(5_400_000)).isEqualTo("1h30m");
        assertThat(Durations.format(0)).isEqualTo("0s");
    }

    @Test
    void parse_whatIsNone_namesItAndWhatIsExpected() {
        assertThatThrownBy(() -> Durations.parseMillis("30m1h")).hasMessageContaining("'30m1h' (expected: a duration");
        assertThatThrownBy(() -> Durations.parseMillis("99999999999999999y")).hasMessageContaining("expected");
    }
}
