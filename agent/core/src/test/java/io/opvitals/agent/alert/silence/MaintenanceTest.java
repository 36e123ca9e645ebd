package io.opvitals.agent.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.alert.route.MatcherText;
import io.opvitals.agent.alert.silence.Maintenance.Repeat;
import io.opvitals.agent.series.Labels;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2026-10-23T20:00:00Z");

    @Test
    void once_isActiveFromItsBeginningToItsEnd() {
        Maintenance window = window(FROM, FROM.plusSeconds(3_600), Repeat.NONE);

        assertThat(window.isActive(FROM.minusSeconds(1))).isFalse();
        assertThat(window.isActive(FROM)).isTrue();
        assertThat(window.isActive(FROM.plusSeconds(3_599))).isTrue();
        assertThat(window.isActive(FROM.plusSeconds(3_600))).isFalse();
        assertThat(window.isOver(FROM.plusSeconds(3_600))).isTrue();
    }

    @Test
    void daily_keepsItsTimeOfDay_whenTheClocksAreChanged() {
        // From 22:00 to 02:00 in Berlin; clocks go back on the 25th of October.
        Maintenance window = window(FROM, FROM.plusSeconds(4 * 3_600), Repeat.DAILY);

        assertThat(window.isActive(Instant.parse("2026-10-24T20:00:00Z"))).isTrue();
        assertThat(window.isActive(Instant.parse("2026-10-24T23:59:59Z"))).isTrue();
        assertThat(window.isActive(Instant.parse("2026-10-25T20:30:00Z"))).isFalse();
        assertThat(window.isActive(Instant.parse("2026-10-25T21:00:00Z"))).isTrue();
        assertThat(window.isActive(Instant.parse("2027-03-28T20:00:00Z"))).isTrue();
        assertThat(window.isActive(Instant.parse("2027-03-28T19:59:59Z"))).isFalse();
        assertThat(window.isOver(Instant.parse("2030-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void weekly_comesOnItsDay() {
        Maintenance window = window(FROM, FROM.plusSeconds(3_600), Repeat.WEEKLY);

        assertThat(window.isActive(Instant.parse("2026-10-24T20:30:00Z"))).isFalse();
        assertThat(window.isActive(Instant.parse("2026-10-30T21:30:00Z"))).isTrue();
        assertThat(window.isActive(Instant.parse("2026-10-30T20:30:00Z"))).isFalse();
    }

    @Test
    void matchers_sayWhatItIsFor_noneForEverything() {
        Labels llm = Labels.of("opvitals_wrapper", "llm");
        Maintenance ofLlm = new Maintenance(
                "1",
                "move",
                MatcherText.parse("opvitals_wrapper=llm"),
                FROM,
                FROM.plusSeconds(60),
                Repeat.NONE,
                BERLIN,
                "a");

        assertThat(ofLlm.mutes(llm, FROM)).isTrue();
        assertThat(ofLlm.mutes(Labels.EMPTY, FROM)).isFalse();
        assertThat(window(FROM, FROM.plusSeconds(60), Repeat.NONE).mutes(llm, FROM))
                .isTrue();
    }

    @Test
    void wrongTimes_areRefused() {
        assertThatThrownBy(() -> window(FROM, FROM, Repeat.NONE))
                .hasMessageContaining("(expected: after from, " + FROM);
        assertThatThrownBy(() -> window(FROM, FROM.plusSeconds(86_400), Repeat.DAILY))
                .hasMessageContaining("(expected: less than 1 days after from");
        assertThatThrownBy(
                        () -> new Silence("1", MatcherText.parse("a=~\".*\""), FROM, FROM.plusSeconds(1), "ana", "all"))
                .hasMessageContaining("(expected: at least one that does not match a label that is missing");
    }

    private static Maintenance window(Instant from, Instant to, Repeat repeat) {
        return new Maintenance("1", "move", List.of(), from, to, repeat, BERLIN, "ana");
    }
}
