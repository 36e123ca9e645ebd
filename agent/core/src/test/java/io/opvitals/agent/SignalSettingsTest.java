package io.opvitals.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.opvitals.agent.check.CheckSettings;
import io.opvitals.agent.check.CheckSettings.Target;
import io.opvitals.agent.config.Settings;
import io.opvitals.agent.health.HealthPolicy;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.WrapperLimits;
import io.opvitals.agent.slo.Objective;
import io.opvitals.agent.slo.Objective.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SignalSettingsTest {

    private final Properties properties = new Properties();
    private final List<String> problems = new ArrayList<>();

    @Test
    void of_nothing_isAllDefaults() {
        assertThat(read())
                .isEqualTo(new SignalSettings(
                        CheckSettings.DEFAULT, List.of(), HealthPolicy.of(HealthSettings.DEFAULT), WrapperLimits.NONE));
    }

    @Test
    void of_everything() {
        set("health.check.interval", "30s");
        set("health.check.timeout", "2s");
        set("health.check.disk.above", "0.8");
        set("health.check.memory.above", "0.7");
        set("health.check.cpu.above", "0.6");
        set("health.target.db.url", "tcp://db:5432");
        set("health.target.db.timeout", "1s");
        set("health.target.api.url", "https://api.example.com/health");
        set("health.target.api.status", "200");
        set("wrapper.routellm.rate-limit", "600/m");
        set("wrapper.routellm.health.healthy-from", "0.99");
        set("wrapper.routellm.health.degraded-from", "0.9");
        set("wrapper.routellm.health.error-rate.above", "0.01");
        set("wrapper.routellm.health.fallback-rate.above", "0.2");
        set("wrapper.routellm.health.minimum-calls", "50");
        set("wrapper.routellm.slo.availability", "0.999");
        set("wrapper.routellm.slo.window", "7d");
        set("operation.payments.charge.slo.latency.threshold", "300ms");
        set("operation.payments.charge.slo.latency.objective", "0.95");

        SignalSettings settings = read();

        assertThat(problems).isEmpty();
        assertThat(settings.checks().interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.checks().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.checks())
                .extracting(CheckSettings::diskAbove, CheckSettings::memoryAbove, CheckSettings::cpuAbove)
                .containsExactly(0.8, 0.7, 0.6);
        assertThat(settings.checks().targets())
                .extracting(
                        Target::name,
                        Target::address,
                        Target::timeout,
                        each -> each.statuses().toString())
                .containsExactly(
                        tuple("api", URI.create("https://api.example.com/health"), Duration.ofSeconds(5), "200"),
                        tuple("db", URI.create("tcp://db:5432"), Duration.ofSeconds(1), "200-399"));
        assertThat(settings.limits().perSecond()).isEqualTo(Map.of("routellm", 10.0));
        assertThat(settings.objectives())
                .containsExactly(
                        new Objective("routellm", null, Kind.AVAILABILITY, Duration.ZERO, 0.999, Duration.ofDays(7)),
                        new Objective(
                                "payments", "charge", Kind.LATENCY, Duration.ofMillis(300), 0.95, Duration.ofDays(30)));
        HealthSettings own = settings.policy().wrappers().get("routellm");
        assertThat(own).isNotNull();
        assertThat(own.healthyFrom()).isEqualTo(0.99);
        assertThat(own.degradedFrom()).isEqualTo(0.9);
        assertThat(own.errorRate().above()).isEqualTo(0.01);
        assertThat(own.errorRate().factor()).isEqualTo(0.6);
        assertThat(own.fallbackRate().above()).isEqualTo(0.2);
        assertThat(own.minimumCalls()).isEqualTo(50);
    }

    @Test
    void of_whatIsWrong_saysAllOfIt() {
        set("health.target.db.url", "tcp://db");
        set("health.target.disk.url", "tcp://db:5432");
        set("health.target.api.url", "https://api.example.com/health");
        set("health.target.api.status", "good");
        set("wrapper.routellm.slo.availability", "1");
        set("wrapper.search.health.degraded-from", "0.9");

        assertThat(read().objectives()).isEmpty();

        assertThat(problems)
                .containsExactly(
                        "opvitals.health.target.api.status: 'good' (expected: HTTP status codes such as 200, 200-299 or"
                                + " 200,404)",
                        "opvitals.health.target.db.url: 'tcp://db' (expected: tcp://host:port, with the port)",
                        "opvitals.health.target.disk.url: 'disk' is a check of the agent (expected: another name for a"
                                + " target)",
                        "opvitals.wrapper.routellm.slo.availability: '1.0' (expected: above 0 and below 1, for example"
                                + " 0.999)",
                        "opvitals.wrapper.search.health.degraded-from: degradedFrom: 0.9 (expected: 0 to 0.8)");
    }

    private void set(String key, String value) {
        properties.setProperty("opvitals." + key, value);
    }

    private SignalSettings read() {
        Settings settings = Settings.read(null, properties, Map.of());
        return SignalSettings.of(settings, HealthSettings.DEFAULT, problems);
    }
}
