package io.opvitals.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ShownValuesTest {

    @Test
    void secret_isMasked() {
        assertThat(GivenValue.shown(Setting.WRAPPER_API_KEY, "abc")).isEqualTo("***");
        assertThat(GivenValue.shown(Setting.WRAPPER_API_KEY, "")).isEmpty();
    }

    @Test
    void address_isShownWithoutItsCredentials() {
        assertThat(shown("https://api.example.com/v1?a@b")).isEqualTo("https://api.example.com/v1?a@b");
        assertThat(shown("https://user:pass@api.example.com/v1")).isEqualTo("https://***@api.example.com/v1");
        assertThat(shown("https://user:p@ss@api.example.com")).isEqualTo("https://***@api.example.com");
        assertThat(shown("https://token@api.example.com#x@y")).isEqualTo("https://***@api.example.com#x@y");
        assertThat(shown("nothing")).isEqualTo("nothing");
    }

    @Test
    void passwordHashThatIsNone_isAProblemThatDoesNotShowIt() {
        Properties properties = new Properties();
        properties.setProperty("opvitals.user.alice.password-hash", "my password");
        SettingsReader reader = new SettingsReader(new ConfigurationInput(null, properties, Map.of()));

        List<Problem> problems = reader.read(ConfigFile.NONE, List.of()).problems();

        assertThat(problems)
                .singleElement()
                .extracting(Problem::text)
                .asString()
                .contains("expected: as the command hash-password prints it")
                .doesNotContain("my password");
    }

    private static String shown(String address) {
        return GivenValue.shown(Setting.WRAPPER_ENDPOINT, address);
    }
}
