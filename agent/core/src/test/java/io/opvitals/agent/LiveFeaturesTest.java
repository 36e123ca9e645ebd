package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.config.Settings;
import io.opvitals.agent.log.AgentLog;
import io.opvitals.agent.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LiveFeaturesTest {

    private final AgentLog log = new AgentLog(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            AgentLog.Level.INFO,
            Clock.systemUTC(),
            Ticker.system());
    private final LiveFeatures features = new LiveFeatures(settings("health.window=2m"), log);

    private static Settings settings(String arguments) {
        return Settings.read(arguments, new Properties(), Map.of());
    }

    @Test
    void apply_thresholdsAndSpans_holdFromNowOn() {
        features.apply(settings("health.window=2m;health.healthy-from=0.9;trace.slow-per-second=7"));

        assertThat(features.current().health().healthyFrom()).isEqualTo(0.9);
        assertThat(features.current().trace().slowPerSecond()).isEqualTo(7);
    }

    @Test
    void apply_windows_stayUntilTheNextStart() {
        features.apply(settings("health.window=20s;health.recent.window=5s;health.minimum-calls=9"));

        assertThat(features.current().health().window()).isEqualTo(Duration.ofMinutes(2));
        assertThat(features.current().health().recentErrors().window()).isEqualTo(Duration.ofMinutes(1));
        assertThat(features.current().health().minimumCalls()).isEqualTo(9);
    }

    @Test
    void apply_logLevel_isThatOfTheLog() {
        assertThat(log.writes(AgentLog.Level.DEBUG)).isFalse();

        features.apply(settings("log.level=debug"));
        assertThat(log.writes(AgentLog.Level.DEBUG)).isTrue();

        features.apply(settings("environment=production"));
        assertThat(log.writes(AgentLog.Level.INFO)).isFalse();
    }

    @Test
    void check_valuesThatDoNotFitTogether_areSaid() {
        assertThat(features.check(settings("health.healthy-from=0.5;health.degraded-from=0.6")))
                .containsExactly("opvitals.health.degraded-from: 0.6 (expected: 0 to 0.5)");
    }
}
