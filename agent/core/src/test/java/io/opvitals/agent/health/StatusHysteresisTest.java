package io.opvitals.agent.health;

import static io.opvitals.agent.health.Status.DEGRADED;
import static io.opvitals.agent.health.Status.HEALTHY;
import static io.opvitals.agent.health.Status.UNHEALTHY;
import static io.opvitals.agent.health.Status.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the defaults: worse after 3 reports, better after 6, a margin of 0.05. */
class StatusHysteresisTest {

    private final StatusHysteresis hysteresis = new StatusHysteresis(HealthSettings.DEFAULT, 0);
    private long now;

    @ParameterizedTest
    @CsvSource({"1.0, HEALTHY", "0.8, HEALTHY", "0.7999, DEGRADED", "0.5, DEGRADED", "0.4999, UNHEALTHY", "0, UNHEALTHY"
    })
    void firstStatus_followsTheScoreAfterThreeReports(double score, Status expected) {
        report(score, 2);
        assertThat(hysteresis.status()).isEqualTo(UNKNOWN);

        report(score, 1);
        assertThat(hysteresis.status()).isEqualTo(expected);
        assertThat(hysteresis.since()).isEqualTo(3);
    }

    @Test
    void status_getsWorse_afterThreeReportsInARow() {
        become(HEALTHY);

        report(0.6, 2);
        assertThat(hysteresis.status()).isEqualTo(HEALTHY);
        report(0.6, 1);
        assertThat(hysteresis.status()).isEqualTo(DEGRADED);
        assertThat(hysteresis.since()).isEqualTo(now);
    }

    @Test
    void status_getsBetter_afterSixReportsInARow() {
        become(UNHEALTHY);

        report(1, 5);
        assertThat(hysteresis.status()).isEqualTo(UNHEALTHY);
        report(1, 1);
        assertThat(hysteresis.status()).isEqualTo(HEALTHY);
    }

    @Test
    void status_isNotChangedByReportsThatAreInterrupted() {
        become(HEALTHY);

        for (int i = 0; i < 50; i++) {
            report(0.3, 2);
            report(0.9, 1);
        }

        assertThat(hysteresis.status()).isEqualTo(HEALTHY);
        assertThat(hysteresis.since()).isEqualTo(3);
    }

    @Test
    void status_aroundALine_doesNotFlap() {
        become(HEALTHY);

        int changes = 0;
        Status before = hysteresis.status();
        for (int i = 0; i < 200; i++) {
            // Ten reports above the line, ten below it, none of them by more than the margin.
            report(i / 10 % 2 == 0 ? 0.79 : 0.84, 1);
            changes += hysteresis.status() == before ? 0 : 1;
            before = hysteresis.status();
        }

        assertThat(changes).isEqualTo(1);
        assertThat(hysteresis.status()).isEqualTo(DEGRADED);
    }

    @ParameterizedTest
    @CsvSource({
        "DEGRADED,  0.8499, DEGRADED",
        "DEGRADED,  0.85,   HEALTHY",
        "UNHEALTHY, 0.5499, UNHEALTHY",
        "UNHEALTHY, 0.55,   DEGRADED",
        "UNHEALTHY, 0.84,   DEGRADED",
        "UNHEALTHY, 0.85,   HEALTHY",
        "HEALTHY,   0.8,    HEALTHY",
        "DEGRADED,  0.5,    DEGRADED"
    })
    void status_getsBetterOnlyWithTheMargin(Status from, double score, Status expected) {
        become(from);
        report(score, 20);

        assertThat(hysteresis.status()).isEqualTo(expected);
    }

    @Test
    void status_changesOnlyAsFarAsAllReportsAskFor() {
        become(HEALTHY);
        report(0.6, 2);
        report(0.1, 1);
        assertThat(hysteresis.status()).isEqualTo(DEGRADED);

        report(0.1, 3);
        assertThat(hysteresis.status()).isEqualTo(UNHEALTHY);

        report(0.6, 1);
        report(1, 5);
        assertThat(hysteresis.status()).isEqualTo(DEGRADED);
    }

    @Test
    void reportsInTheOtherDirection_beginAnew() {
        become(DEGRADED);
        report(0.1, 2);
        report(1, 1);
        report(0.1, 2);

        assertThat(hysteresis.status()).isEqualTo(DEGRADED);
    }

    @Test
    void noData_isUnknownAtOnce() {
        become(HEALTHY);
        report(0.1, 2);
        hysteresis.report(Score.UNKNOWN, ++now);

        assertThat(hysteresis.status()).isEqualTo(UNKNOWN);
        assertThat(hysteresis.since()).isEqualTo(now);

        report(0.1, 1);
        assertThat(hysteresis.status()).isEqualTo(UNKNOWN);
    }

    @Test
    void minimumCalls_areHalfedOnceThereIsAStatus() {
        assertThat(hysteresis.minimumCalls()).isEqualTo(5);

        become(HEALTHY);
        assertThat(hysteresis.minimumCalls()).isEqualTo(3);

        hysteresis.report(Score.UNKNOWN, ++now);
        assertThat(hysteresis.minimumCalls()).isEqualTo(5);
    }

    private void become(Status status) {
        report(status == HEALTHY ? 1 : status == DEGRADED ? 0.6 : 0.1, 3);
        assertThat(hysteresis.status()).isEqualTo(status);
    }

    private void report(double score, int times) {
        for (int i = 0; i < times; i++) {
            hysteresis.report(Score.of(score, List.of()), ++now);
        }
    }
}
