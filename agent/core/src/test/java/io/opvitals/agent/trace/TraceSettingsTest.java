package io.opvitals.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TraceSettingsTest {

    @Test
    void settings_byDefault() {
        assertThat(TraceSettings.DEFAULT).isEqualTo(new TraceSettings(1, 20, 5, null));
    }

    @Test
    void settings_withEverythingAtItsLimit() {
        TraceSettings none = new TraceSettings(0, 0, 0, Duration.ofNanos(1));
        assertThat(none.slowAfter()).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void settings_outOfRange() {
        assertThatThrownBy(() -> new TraceSettings(1.5, 20, 5, null))
                .hasMessage("randomPerSecond: 1.5 (expected: 0 to 1)");
        assertThatThrownBy(() -> new TraceSettings(Double.NaN, 20, 5, null))
                .hasMessage("randomPerSecond: NaN (expected: 0 to 1)");
        assertThatThrownBy(() -> new TraceSettings(1, -1, 5, null))
                .hasMessage("failuresPerSecond: -1 (expected: >= 0)");
        assertThatThrownBy(() -> new TraceSettings(1, 20, -2, null)).hasMessage("slowPerSecond: -2 (expected: >= 0)");
        assertThatThrownBy(() -> new TraceSettings(1, 20, 5, Duration.ZERO))
                .hasMessage("slowAfter: PT0S (expected: > 0)");
    }
}
