package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.config.Settings;
import io.opvitals.agent.console.ConsoleSettings;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.trace.TraceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class FeatureSettingsTest {

    private final List<String> problems = new ArrayList<>();

    private static Settings settings(String arguments) {
        return Settings.read(arguments, new Properties(), Map.of());
    }

    @Test
    void features_withoutAnyWord_haveTheirOwnDefaults() {
        FeatureSettings features = FeatureSettings.of(settings(""), problems);

        assertThat(features.health()).isEqualTo(HealthSettings.DEFAULT);
        assertThat(features.trace()).isEqualTo(TraceSettings.DEFAULT);
        assertThat(features.console()).isEqualTo(ConsoleSettings.DEFAULT);
    }

    @Test
    void everyFactorAndThreshold_isConfigurable() {
        FeatureSettings features = FeatureSettings.of(
                settings("health.window=2m;health.recent.window=30s;"
                        + "health.minimum-calls=9;health.fallback-rate.above=0.4;health.fallback-rate.factor=0.9;"
                        + "health.error-rate.above=0.2;health.error-rate.factor=0.5;health.recent.rate-above=0.06;"
                        + "health.recent.minimum-errors=4;health.recent.consecutive-failures=6;health.recent.factor=0.75;"
                        + "health.healthy-from=0.9;health.degraded-from=0.6;health.hysteresis.margin=0.02;"
                        + "health.hysteresis.reports-until-worse=2;health.hysteresis.reports-until-better=8;"
                        + "trace.random-per-second=0;trace.failures-per-second=1;trace.slow-per-second=2;"
                        + "trace.slow-threshold=250ms;console.interval=3s;console.color=never"),
                problems);

        assertThat(features.health())
                .isEqualTo(new HealthSettings(
                        Duration.ofMinutes(2),
                        9,
                        new HealthSettings.RateLimit(0.4, 0.9),
                        new HealthSettings.RecentErrors(Duration.ofSeconds(30), 0.06, 4, 6, 0.75),
                        new HealthSettings.RateLimit(0.2, 0.5),
                        0.9,
                        0.6,
                        new HealthSettings.Hysteresis(0.02, 2, 8)));
        assertThat(features.trace()).isEqualTo(new TraceSettings(0, 1, 2, Duration.ofMillis(250)));
        assertThat(features.console())
                .isEqualTo(new ConsoleSettings(Duration.ofSeconds(3), ConsoleSettings.Color.NEVER));
    }

    @Test
    void recentWindow_thatIsNotGiven_isNeverLongerThanTheWindow() {
        Settings settings = settings("health.window=20s");

        assertThat(FeatureSettings.of(settings, problems)
                        .health()
                        .recentErrors()
                        .window())
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(problems).isEmpty();
    }

    @Test
    void valuesThatDoNotFitTogether_areSaidAndTheDefaultsUsed() {
        Settings settings = settings("health.healthy-from=0.5;health.degraded-from=0.6;console.interval=10ms");

        FeatureSettings features = FeatureSettings.of(settings, problems);

        assertThat(features.health()).isEqualTo(HealthSettings.DEFAULT);
        assertThat(features.console().isOn()).isFalse();
        assertThat(problems)
                .containsExactly(
                        "opvitals.health.degraded-from: 0.6 (expected: 0 to 0.5)",
                        "opvitals.console.interval: PT0.01S (expected: 0, or >= PT1S)");
    }
}
