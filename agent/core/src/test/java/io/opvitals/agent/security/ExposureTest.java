package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ExposureTest {

    private final Properties properties = new Properties();

    @Test
    void developmentOnLoopback_needsNothing() {
        Exposure exposure = exposure();

        assertThat(exposure.needsLogin()).isFalse();
        assertThat(exposure.problems(false)).isEmpty();
    }

    @Test
    void loginAskedForInDevelopment_needsSomebodyWhoCan() {
        properties.setProperty("opvitals.security.login", "required");

        assertThat(exposure().needsLogin()).isTrue();
        assertThat(exposure().problems(true)).isEmpty();
        assertThat(exposure().problems(false))
                .singleElement()
                .asString()
                .contains("nobody can log in", "opvitals.security.login=required");
    }

    @Test
    void production_needsSomebodyAndEncryption() {
        properties.setProperty("opvitals.environment", "production");

        assertThat(exposure().needsLogin()).isTrue();
        assertThat(exposure().problems(false)).hasSize(2);
        assertThat(exposure().problems(true))
                .singleElement()
                .asString()
                .contains("opvitals.server.tls.certificate", "in environment production", "tls.terminated=true");
    }

    @Test
    void otherHostInDevelopment_needsTheSame() {
        properties.setProperty("opvitals.server.host", "0.0.0.0");

        assertThat(exposure().needsLogin()).isTrue();
        assertThat(exposure().problems(true)).singleElement().asString().contains("on host 0.0.0.0");
    }

    @Test
    void certificateOrProxy_isEncryption() {
        properties.setProperty("opvitals.environment", "staging");
        properties.setProperty("opvitals.server.tls.terminated", "true");
        assertThat(exposure().problems(true)).isEmpty();

        properties.remove("opvitals.server.tls.terminated");
        properties.setProperty("opvitals.server.tls.certificate", "server.pem");
        assertThat(exposure().problems(true)).isEmpty();
        assertThat(exposure().isEncrypted()).isTrue();
    }

    @Test
    void nameThatDoesNotResolve_isNotThisMachine() {
        properties.setProperty("opvitals.server.host", "no-such-host.invalid");

        assertThat(exposure().needsLogin()).isTrue();
    }

    @Test
    void mistakeInTheEnvironment_needsALogin() {
        assertThat(exposure().withMistakes(List.of("opvitals.environment")).needsLogin())
                .isTrue();
        assertThat(exposure().withMistakes(List.of("opvitals.health.window")).needsLogin())
                .isFalse();
    }

    private Exposure exposure() {
        return Exposure.of(Settings.read(null, properties, Map.of()));
    }
}
