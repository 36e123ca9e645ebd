package io.opvitals.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Properties properties = new Properties();

    private SettingsReader.Reading read(String arguments, Map<String, String> environment) {
        return new SettingsReader(new ConfigurationInput(arguments, properties, environment))
                .read(ConfigFile.NONE, List.of());
    }

    private List<String> problems(String arguments) {
        return read(arguments, Map.of()).problems().stream().map(Problem::text).toList();
    }

    @Test
    void everySetting_withoutAnyWord_hasItsDefaultAndNoProblem() {
        SettingsReader.Reading reading = read(null, Map.of());

        for (Setting each : Setting.values()) {
            if (!each.isNamed()) {
                assertThat(reading.settings().text(each)).isEqualTo(each.defaultText());
                assertThat(reading.settings().source(each).text()).isEqualTo("default");
            }
        }
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void everyDefaultAndEveryProfile_isAValueOfItsType() {
        for (Setting each : Setting.values()) {
            assertThat(each.defaultText().isEmpty() || each.type().accepts(each.defaultText()))
                    .as(each.key())
                    .isTrue();
            for (String environment : Setting.ENVIRONMENT.type().choices()) {
                String value = Profile.value(environment, each);
                assertThat(value == null || each.type().accepts(value))
                        .as(each.key())
                        .isTrue();
            }
        }
    }

    @Test
    void addressOfATrace_withoutItsPlaceOrOfAnotherKind_isAProblem() {
        assertThat(problems("dashboard.trace-url=https://jaeger.example:16686/trace/{traceId}?ui=1"))
                .isEmpty();
        for (String each : List.of("https://jaeger.example/trace", "javascript:{traceId}", "//jaeger/{traceId}")) {
            assertThat(problems("dashboard.trace-url=" + each))
                    .singleElement()
                    .asString()
                    .contains("an address that begins with http:// or https:// and has {traceId} in it");
        }
    }

    @Test
    void argument_winsOverPropertyWinsOverVariable() {
        properties.setProperty("opvitals.health.window", "2m");
        Map<String, String> environment = Map.of("OPVITALS_HEALTH_WINDOW", "3m", "OPVITALS_HEALTH_MINIMUM_CALLS", "7");

        Settings settings = Settings.read("health.window=1m; log.level = debug", properties, environment);

        assertThat(settings.duration(Setting.HEALTH_WINDOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.source(Setting.HEALTH_WINDOW).text()).isEqualTo("agent argument");
        assertThat(settings.text(Setting.LOG_LEVEL)).isEqualTo("debug");
        assertThat(settings.number(Setting.HEALTH_MINIMUM_CALLS)).isEqualTo(7);
        assertThat(settings.source(Setting.HEALTH_MINIMUM_CALLS).text())
                .isEqualTo("environment variable OPVITALS_HEALTH_MINIMUM_CALLS");
        Settings without = Settings.read(null, properties, environment);
        assertThat(without.text(Setting.HEALTH_WINDOW)).isEqualTo("2m");
        assertThat(without.source(Setting.HEALTH_WINDOW).text()).isEqualTo("system property opvitals.health.window");
    }

    @Test
    void profile_ofProduction_isBelowAllThatIsSaid() {
        Settings quiet = Settings.read("environment=production", properties, Map.of());

        assertThat(quiet.text(Setting.LOG_LEVEL)).isEqualTo("warn");
        assertThat(quiet.source(Setting.LOG_LEVEL).text()).isEqualTo("profile production");
        assertThat(quiet.text(Setting.SECURITY_LOGIN)).isEqualTo("required");

        Map<String, String> environment = Map.of("OPVITALS_ENVIRONMENT", "production", "OPVITALS_LOG_LEVEL", "info");
        assertThat(Settings.read(null, properties, environment).text(Setting.LOG_LEVEL))
                .isEqualTo("info");
    }

    @Test
    void rulesInArguments_mayHaveSemicolonsBetweenThem() {
        String rules = "outcome.rules=a.b: error when result.x == 'y'; a.c: error; a.d: error when args[0] >= 1"
                + ";log.level=debug";
        Settings settings = Settings.read(rules, properties, Map.of());

        assertThat(settings.text(Setting.OUTCOME_RULES))
                .isEqualTo("a.b: error when result.x == 'y';a.c: error;a.d: error when args[0] >= 1");
        assertThat(settings.text(Setting.LOG_LEVEL)).isEqualTo("debug");
        assertThat(problems(rules)).isEmpty();
    }

    @Test
    void unknownArgument_isAProblemWithTheNearestKnownName() {
        assertThat(problems("healt.window=1m"))
                .containsExactly(
                        "agent argument 'healt.window' is not known (expected: perhaps opvitals.health.window)");
        assertThat(problems("wrapper.routellm.api_key=x"))
                .containsExactly("agent argument 'wrapper.routellm.api_key' is not known"
                        + " (expected: perhaps opvitals.wrapper.routellm.api-key)");
    }

    @Test
    void unknownPropertyAndVariable_areWarnings() {
        properties.setProperty("opvitals.log.levle", "debug");

        SettingsReader.Reading reading = read(null, Map.of("OPVITALS_CONSOLE_COLOUR", "never"));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.warnings())
                .extracting(Problem::text)
                .containsExactly(
                        "system property 'opvitals.log.levle' is not known (expected: perhaps opvitals.log.level)",
                        "environment variable 'OPVITALS_CONSOLE_COLOUR' is not known"
                                + " (expected: perhaps opvitals.console.color)");
    }

    @Test
    void unknownArgument_farFromEveryName_isSaidWithoutAGuess() {
        assertThat(problems("nonsense=1"))
                .containsExactly("agent argument 'nonsense' is not known"
                        + " (expected: one of the settings in docs/configuration.md)");
    }

    @Test
    void argumentWithoutValue_isSaid() {
        assertThat(problems("debug"))
                .containsExactly("agent argument 'debug' (expected: name=value, separated by ';')");
    }

    @Test
    void wrongValues_areAllSaidAndNotUsed() {
        SettingsReader.Reading reading =
                read("health.window=soon;health.minimum-calls=0;enabled=maybe;log.level=loud", Map.of());

        assertThat(reading.settings().duration(Setting.HEALTH_WINDOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(reading.settings().number(Setting.HEALTH_MINIMUM_CALLS)).isEqualTo(5);
        assertThat(reading.settings().flag(Setting.ENABLED)).isTrue();
        assertThat(reading.problems())
                .extracting(Problem::text)
                .containsExactly(
                        "opvitals.health.window: 'soon' (expected: a duration from 10s to 1d such as 500ms, 30s, 5m, 1h"
                                + " or PT30S)",
                        "opvitals.health.minimum-calls: '0' (expected: a whole number from 1)",
                        "opvitals.enabled: 'maybe' (expected: true or false)",
                        "opvitals.log.level: 'loud' (expected: one of debug, info, warn, error, off)");
    }

    @Test
    void namedSettings_areFoundInTheEnvironment() {
        Settings settings = Settings.read(
                "wrapper.myTool.endpoint=https://a.example",
                properties,
                Map.of(
                        "OPVITALS_WRAPPER_ROUTELLM_API_KEY", "k1",
                        "OPVITALS_WRAPPER_MYTOOL_API_KEY", "k2",
                        "OPVITALS_WRAPPER_SLOW_ONE_HEALTH_MINIMUM_CALLS", "3",
                        "OPVITALS_OPERATION_ROUTELLM_COMPLETE_SLO_AVAILABILITY", "0.99",
                        "OPVITALS_WRAPPER_EMPTY_API_KEY", ""));

        assertThat(settings.names(Setting.WRAPPER_API_KEY)).containsExactly("myTool", "routellm");
        assertThat(settings.text(Setting.WRAPPER_API_KEY, "routellm")).isEqualTo("k1");
        assertThat(settings.number(Setting.WRAPPER_MINIMUM_CALLS, "slow-one")).isEqualTo(3);
        assertThat(settings.share(Setting.OPERATION_SLO_AVAILABILITY, "routellm.complete"))
                .isEqualTo(0.99);
        assertThat(settings.names("opvitals.wrapper.")).containsExactly("myTool", "routellm", "slow-one");
    }

    @Test
    void secret_isNeverShown() {
        SettingsReader.Reading reading = read(
                "wrapper.a.api-key=planted;config.key=planted",
                Map.of("OPVITALS_USER_BOB_PASSWORD_HASH", "planted", "WHERE", "https://x.example"));

        assertThat(reading.settings().shown(reading.settings()).toString()).doesNotContain("planted");
        assertThat(reading.settings().text(Setting.WRAPPER_API_KEY, "a")).isEqualTo("planted");
    }

    @Test
    void placeholder_isReplacedAndShownAsItIsWritten() {
        Settings settings =
                Settings.read("wrapper.a.endpoint=${env:WHERE}", properties, Map.of("WHERE", "https://x.example"));

        assertThat(settings.text(Setting.WRAPPER_ENDPOINT, "a")).isEqualTo("https://x.example");
        assertThat(settings.changesTo(Settings.read(null, properties, Map.of())))
                .extracting(SettingChange::from)
                .containsExactly("${env:WHERE}");
        assertThat(problems("wrapper.a.endpoint=${env:NOWHERE}"))
                .singleElement()
                .asString()
                .startsWith("opvitals.wrapper.a.endpoint: ")
                .contains("NOWHERE");
    }
}
