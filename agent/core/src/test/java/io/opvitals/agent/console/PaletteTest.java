package io.opvitals.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.health.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void always_colorsEachStatusInItsOwnColor() {
        Palette palette = Palette.of(ConsoleSettings.Color.ALWAYS, Map.of("NO_COLOR", "1"));

        assertThat(palette.status(Status.HEALTHY, "healthy")).isEqualTo("\u001b[32mhealthy\u001b[0m");
        assertThat(palette.status(Status.DEGRADED, "degraded")).isEqualTo("\u001b[33mdegraded\u001b[0m");
        assertThat(palette.status(Status.UNHEALTHY, "unhealthy")).isEqualTo("\u001b[31munhealthy\u001b[0m");
        assertThat(palette.status(Status.UNKNOWN, "unknown")).isEqualTo("\u001b[2munknown\u001b[0m");
    }

    @Test
    void never_leavesTheTextAlone() {
        Palette palette = Palette.of(ConsoleSettings.Color.NEVER, Map.of());

        assertThat(palette.status(Status.UNHEALTHY, "unhealthy") + palette.bold("b") + palette.dim("d"))
                .isEqualTo("unhealthybd");
    }

    @Test
    void auto_asksTheEnvironmentFirst() {
        assertThat(Palette.isWelcome(Map.of())).isTrue();
        assertThat(Palette.isWelcome(Map.of("NO_COLOR", "", "TERM", "xterm"))).isTrue();
        assertThat(Palette.isWelcome(Map.of("NO_COLOR", "0"))).isFalse();
        assertThat(Palette.isWelcome(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Palette.of(ConsoleSettings.Color.AUTO, Map.of("NO_COLOR", "1"))
                        .bold("b"))
                .isEqualTo("b");
    }
}
