package io.opvitals.agent.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleSettingsTest {

    @Test
    void defaults_printNothing() {
        assertThat(ConsoleSettings.DEFAULT).isEqualTo(new ConsoleSettings(Duration.ZERO, ConsoleSettings.Color.AUTO));
        assertThat(ConsoleSettings.DEFAULT.isOn()).isFalse();
    }

    @Test
    void interval_ofASecond_isTheShortest() {
        assertThat(new ConsoleSettings(Duration.ofSeconds(1), ConsoleSettings.Color.NEVER).isOn())
                .isTrue();
        assertThatThrownBy(() -> new ConsoleSettings(Duration.ofMillis(999), ConsoleSettings.Color.NEVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval: PT0.999S (expected: 0, or >= PT1S)");
        assertThatThrownBy(() -> new ConsoleSettings(Duration.ofSeconds(-5), ConsoleSettings.Color.NEVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interval: PT-5S (expected: 0, or >= PT1S)");
    }
}
