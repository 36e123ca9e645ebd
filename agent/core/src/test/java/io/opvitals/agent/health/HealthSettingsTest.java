package io.opvitals.agent.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.health.HealthSettings.Hysteresis;
import io.opvitals.agent.health.HealthSettings.RateLimit;
import io.opvitals.agent.health.HealthSettings.RecentErrors;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HealthSettingsTest {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final RateLimit FALLBACKS = new RateLimit(0.5, 0.8);
    private static final RecentErrors RECENT = new RecentErrors(Duration.ofMinutes(1), 0.05, 3, 5, 0.7);
    private static final RateLimit ERRORS = new RateLimit(0.1, 0.6);
    private static final Hysteresis HYSTERESIS = new Hysteresis(0.05, 3, 6);

    @Test
    void defaults_areThoseOfTheSpecification() {
        assertThat(HealthSettings.DEFAULT)
                .isEqualTo(new HealthSettings(WINDOW, 5, FALLBACKS, RECENT, ERRORS, 0.8, 0.5, HYSTERESIS));
    }

    @Test
    void extremes_areAccepted() {
        HealthSettings settings = new HealthSettings(
                Duration.ofSeconds(10),
                1,
                new RateLimit(0, 0),
                new RecentErrors(Duration.ofSeconds(10), 1, 1, 1, 1),
                new RateLimit(1, 1),
                1,
                1,
                new Hysteresis(0, 1, 1));

        assertThat(settings.recentErrors().window()).isEqualTo(settings.window());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("window: PT9S (expected: PT10S to PT24H)", () -> window(Duration.ofSeconds(9))),
                refused("window: PT24H1S (expected: PT10S to PT24H)", () -> window(Duration.ofSeconds(86_401))),
                refused("minimumCalls: 0 (expected: >= 1)", () -> minimumCalls(0)),
                refused("fallbackRate.above: 1.01 (expected: 0 to 1.0)", () -> fallbacks(1.01, 0.8)),
                refused("fallbackRate.factor: -0.1 (expected: 0 to 1.0)", () -> fallbacks(0.5, -0.1)),
                refused("errorRate.above: NaN (expected: 0 to 1.0)", () -> errors(Double.NaN, 0.6)),
                refused("errorRate.factor: 2.0 (expected: 0 to 1.0)", () -> errors(0.1, 2)),
                refused(
                        "recentErrors.window: PT5M1S (expected: PT1S to PT5M)",
                        () -> recent(new RecentErrors(WINDOW.plusSeconds(1), 0.05, 3, 5, 0.7))),
                refused(
                        "recentErrors.window: PT0.5S (expected: PT1S to PT5M)",
                        () -> recent(new RecentErrors(Duration.ofMillis(500), 0.05, 3, 5, 0.7))),
                refused(
                        "recentErrors.rateAbove: -1.0 (expected: 0 to 1.0)",
                        () -> recent(new RecentErrors(WINDOW, -1, 3, 5, 0.7))),
                refused(
                        "recentErrors.minimumErrors: 0 (expected: >= 1)",
                        () -> recent(new RecentErrors(WINDOW, 0.05, 0, 5, 0.7))),
                refused(
                        "recentErrors.consecutiveFailures: 0 (expected: >= 1)",
                        () -> recent(new RecentErrors(WINDOW, 0.05, 3, 0, 0.7))),
                refused(
                        "recentErrors.factor: 1.5 (expected: 0 to 1.0)",
                        () -> recent(new RecentErrors(WINDOW, 0.05, 3, 5, 1.5))),
                refused("healthyFrom: 1.2 (expected: 0 to 1.0)", () -> lines(1.2, 0.5)),
                refused("degradedFrom: 0.9 (expected: 0 to 0.8)", () -> lines(0.8, 0.9)),
                refused("hysteresis.margin: 0.21 (expected: 0 to 0.2)", () -> hysteresis(0.21, 3, 6)),
                refused("hysteresis.reportsUntilWorse: 0 (expected: >= 1)", () -> hysteresis(0.05, 0, 6)),
                refused("hysteresis.reportsUntilBetter: 2 (expected: >= 3)", () -> hysteresis(0.05, 3, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void value_outOfRange_isRefusedWithItsNameAndTheRange(String message, Supplier<HealthSettings> settings) {
        assertThatThrownBy(settings::get)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Arguments refused(String message, Supplier<HealthSettings> settings) {
        return Arguments.of(message, settings);
    }

    private static HealthSettings window(Duration window) {
        return new HealthSettings(window, 5, FALLBACKS, RECENT, ERRORS, 0.8, 0.5, HYSTERESIS);
    }

    private static HealthSettings minimumCalls(int minimum) {
        return new HealthSettings(WINDOW, minimum, FALLBACKS, RECENT, ERRORS, 0.8, 0.5, HYSTERESIS);
    }

    private static HealthSettings fallbacks(double above, double factor) {
        return new HealthSettings(WINDOW, 5, new RateLimit(above, factor), RECENT, ERRORS, 0.8, 0.5, HYSTERESIS);
    }

    private static HealthSettings errors(double above, double factor) {
        return new HealthSettings(WINDOW, 5, FALLBACKS, RECENT, new RateLimit(above, factor), 0.8, 0.5, HYSTERESIS);
    }

    private static HealthSettings recent(RecentErrors recent) {
        return new HealthSettings(WINDOW, 5, FALLBACKS, recent, ERRORS, 0.8, 0.5, HYSTERESIS);
    }

    private static HealthSettings lines(double healthyFrom, double degradedFrom) {
        return new HealthSettings(WINDOW, 5, FALLBACKS, RECENT, ERRORS, healthyFrom, degradedFrom, HYSTERESIS);
    }

    private static HealthSettings hysteresis(double margin, int worse, int better) {
        return new HealthSettings(
                WINDOW, 5, FALLBACKS, RECENT, ERRORS, 0.8, 0.5, new Hysteresis(margin, worse, better));
    }
}
