package io.opvitals.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Properties properties = new Properties();

    @Test
    void everySetting_withoutAnyWord_hasItsDefaultAndNoProblem() {
        Settings settings = Settings.read(null, properties, Map.of());

        for (Setting each : Setting.values()) {
            assertThat(settings.text(each)).isEqualTo(each.defaultText());
        }
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void everySetting_standsInTheReadmeWithDefaultAndMeaning() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));

        for (Setting each : Setting.values()) {
            String shown = each.defaultText().isEmpty() ? "" : "`" + each.defaultText() + "`";
            assertThat(readme).contains("| `" + each.key() + "` | " + shown + " | " + each.description() + " |");
        }
    }

    @Test
    void argument_winsOverPropertyWinsOverVariable() {
        properties.setProperty("opvitals.health.window", "2m");
        Map<String, String> environment = Map.of("OPVITALS_HEALTH_WINDOW", "3m", "OPVITALS_HEALTH_MINIMUM_CALLS", "7");

        Settings settings = Settings.read("health.window=1m; log.level = debug", properties, environment);

        assertThat(settings.duration(Setting.HEALTH_WINDOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.text(Setting.LOG_LEVEL)).isEqualTo("debug");
        assertThat(settings.number(Setting.HEALTH_MINIMUM_CALLS, 1, 100)).isEqualTo(7);
        assertThat(Settings.read(null, properties, environment).text(Setting.HEALTH_WINDOW))
                .isEqualTo("2m");
    }

    @Test
    void rulesInArguments_mayHaveSemicolonsBetweenThem() {
        Settings settings = Settings.read(
                "outcome.rules=a.b: error when result.x == 'y'; a.c: error; a.d: error when args[0] >= 1"
                        + ";log.level=debug",
                properties,
                Map.of());

        assertThat(settings.text(Setting.OUTCOME_RULES))
                .isEqualTo("a.b: error when result.x == 'y';a.c: error;a.d: error when args[0] >= 1");
        assertThat(settings.text(Setting.LOG_LEVEL)).isEqualTo("debug");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void unknownArgument_isSaidWithTheNearestKnownName() {
        Settings settings = Settings.read("healt.window=1m", properties, Map.of());

        assertThat(settings.problems())
                .containsExactly(
                        "agent argument 'healt.window' is not known (expected: perhaps opvitals.health.window)");
    }

    @Test
    void unknownPropertyAndVariable_areSaid() {
        properties.setProperty("opvitals.log.levle", "debug");

        Settings settings = Settings.read(null, properties, Map.of("OPVITALS_CONSOLE_COLOUR", "never"));

        assertThat(settings.problems())
                .containsExactly(
                        "system property 'opvitals.log.levle' is not known (expected: perhaps opvitals.log.level)",
                        "environment variable 'OPVITALS_CONSOLE_COLOUR' is not known"
                                + " (expected: perhaps opvitals.console.color)");
    }

    @Test
    void unknownArgument_farFromEveryName_isSaidWithoutAGuess() {
        assertThat(Settings.read("nonsense=1", properties, Map.of()).problems())
                .containsExactly("agent argument 'nonsense' is not known (expected: one of the settings in README)");
    }

    @Test
    void argumentWithoutValue_isSaid() {
        assertThat(Settings.read("debug", properties, Map.of()).problems())
                .containsExactly("agent argument 'debug' (expected: name=value, separated by ';')");
    }

    @Test
    void wrongValue_isSaidAndTheDefaultUsed() {
        Settings settings = Settings.read(
                "health.window=soon;health.minimum-calls=0;enabled=maybe;log.level=loud", properties, Map.of());

        assertThat(settings.duration(Setting.HEALTH_WINDOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.number(Setting.HEALTH_MINIMUM_CALLS, 1, 100)).isEqualTo(5);
        assertThat(settings.flag(Setting.ENABLED)).isTrue();
        assertThat(settings.problems())
                .containsExactly(
                        "opvitals.health.window: 'soon' (expected: a duration greater than 0 such as 500ms, 30s, 5m, 1h or"
                                + " PT30S)",
                        "opvitals.health.minimum-calls: '0' (expected: a whole number from 1 to 100)",
                        "opvitals.enabled: 'maybe' (expected: true or false)");
    }
}
