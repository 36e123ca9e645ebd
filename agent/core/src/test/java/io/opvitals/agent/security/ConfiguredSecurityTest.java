package io.opvitals.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.opvitals.agent.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredSecurityTest {

    @TempDir
    private Path folder;

    private final Properties properties = new Properties();
    private final HostNames hosts = new HostNames(List.of());
    private final Origins origins = new Origins(List.of());
    private TestSecurity security;
    private ConfiguredSecurity configured;

    @BeforeEach
    void open() {
        security = new TestSecurity(folder, true);
        configured = new ConfiguredSecurity(
                new ConfiguredSecurity.Followers(security.users, security.settings, hosts, origins),
                security.ticker.clock());
    }

    @AfterEach
    void close() throws IOException {
        security.data.close();
    }

    @Test
    void allDefaults_areThoseOfTheRecord() {
        configured.apply(settings());

        assertThat(security.settings.current()).isEqualTo(SecuritySettings.DEFAULT);
        assertThat(security.users.all()).isEmpty();
    }

    @Test
    void everyKey_isHandedOn() {
        properties.setProperty("opvitals.security.open", "health, metrics");
        properties.setProperty("opvitals.security.session.lifetime", "2h");
        properties.setProperty("opvitals.security.session.idle", "10m");
        properties.setProperty("opvitals.security.lockout.attempts", "3");
        properties.setProperty("opvitals.security.lockout.duration", "1m");
        properties.setProperty("opvitals.server.allowed-hosts", "vitals.example");
        properties.setProperty("opvitals.server.cors.origins", "https://ops.example");
        properties.setProperty("opvitals.user.alice.role", "admin");
        properties.setProperty("opvitals.user.alice.password-hash", TestSecurity.hash());
        properties.setProperty("opvitals.user.bob.password-hash", TestSecurity.hash());

        assertThat(configured.check(settings())).isEmpty();
        configured.apply(settings());

        SecuritySettings now = security.settings.current();
        assertThat(now.open()).containsExactlyInAnyOrder(OpenPart.HEALTH, OpenPart.METRICS);
        assertThat(now.sessionLifetime()).isEqualTo(Duration.ofHours(2));
        assertThat(now.sessionIdle()).isEqualTo(Duration.ofMinutes(10));
        assertThat(now.lockoutAttempts()).isEqualTo(3);
        assertThat(now.lockoutDuration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(hosts.accepts("vitals.example")).isTrue();
        assertThat(origins.isAllowed("https://ops.example")).isTrue();
        assertThat(security.users.find("alice").role()).isEqualTo(Role.ADMIN);
        assertThat(security.users.find("bob").role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void userThatIsTakenAway_cannotLogInAnyMore() {
        properties.setProperty("opvitals.user.alice.password-hash", TestSecurity.hash());
        configured.apply(settings());
        properties.clear();
        configured.apply(settings());

        assertThat(security.users.find("alice")).isNull();
    }

    @Test
    void userWithoutPassword_isAProblemAndNoUser() {
        properties.setProperty("opvitals.user.alice.role", "admin");

        assertThat(configured.check(settings()))
                .containsExactly("opvitals.user.alice.password-hash: not set"
                        + " (expected: as the command hash-password prints it)");
        configured.apply(settings());
        assertThat(security.users.all()).isEmpty();
    }

    @Test
    void keyWithoutCertificate_isAProblem() {
        properties.setProperty("opvitals.server.tls.private-key", "server.key");

        assertThat(configured.check(settings()))
                .containsExactly("opvitals.server.tls.certificate: not set"
                        + " (expected: the certificate of opvitals.server.tls.private-key)");
    }

    private Settings settings() {
        return Settings.read(null, properties, Map.of());
    }
}
