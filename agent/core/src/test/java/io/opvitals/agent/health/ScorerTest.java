package io.opvitals.agent.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScorerTest {

    private static final HealthSettings DEFAULT = HealthSettings.DEFAULT;

    /** The arithmetic of SPEC 3.2, line by line. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # case                                  |  window: ok, fallback, failed, left out | recent: ok, failed | in a row | score              | arithmetic
            nothing is wrong                        |   100 |    0 |   0 |   0 |   20 |   0 |  0 | 1.0                | 1.00 = 1.00 success rate
            a few errors are within all limits      |    96 |    0 |   4 |   0 |   20 |   0 |  0 | 0.96               | 0.96 = 0.96 success rate
            fallbacks alone                         |    40 |   60 |   0 |   0 |    8 |   0 |  0 | 0.8                | 0.80 = 1.00 success rate x 0.8 fallback rate (60 of 100 calls)
            recent errors alone                     |   192 |    0 |   8 |   0 |   30 |   7 |  0 | 0.672              | 0.67 = 0.96 success rate x 0.7 recent errors (7 in the last minute)
            failures in a row alone                 |    95 |    0 |   5 |   0 |    0 |   0 |  5 | 0.665              | 0.66 = 0.95 success rate x 0.7 recent errors (5 in a row)
            error rate alone                        |    80 |    0 |  20 |   0 |   20 |   0 |  0 | 0.48               | 0.48 = 0.80 success rate x 0.6 error rate (20 of 100 calls)
            all together                            |    10 |   70 |  20 |   0 |   10 |  10 | 10 | 0.2688             | 0.26 = 0.80 success rate x 0.8 fallback rate (70 of 100 calls) x 0.7 recent errors (10 in the last minute) x 0.6 error rate (20 of 100 calls)
            fallbacks and recent errors             |    30 |   66 |   4 |   0 |   10 |   4 |  0 | 0.5376             | 0.53 = 0.96 success rate x 0.8 fallback rate (66 of 100 calls) x 0.7 recent errors (4 in the last minute)
            recent errors and error rate            |    80 |    0 |  20 |   0 |   10 |  10 |  0 | 0.336              | 0.33 = 0.80 success rate x 0.7 recent errors (10 in the last minute) x 0.6 error rate (20 of 100 calls)
            all fail                                |     0 |    0 |  10 |   0 |    0 |  10 | 10 | 0.0                | 0.00 = 0.00 success rate x 0.7 recent errors (10 in the last minute) x 0.6 error rate (10 of 10 calls)
            all fall back                           |     0 |   10 |   0 |   0 |    0 |   0 |  0 | 0.8                | 0.80 = 1.00 success rate x 0.8 fallback rate (10 of 10 calls)
            fallback rate at its limit              |    50 |   50 |   0 |   0 |   10 |   0 |  0 | 1.0                | 1.00 = 1.00 success rate
            fallback rate just above its limit      |   499 |  501 |   0 |   0 |   10 |   0 |  0 | 0.8                | 0.80 = 1.00 success rate x 0.8 fallback rate (501 of 1000 calls)
            error rate at its limit                 |    90 |    0 |  10 |   0 |   10 |   0 |  0 | 0.9                | 0.90 = 0.90 success rate
            error rate just above its limit         |   899 |    0 | 101 |   0 |   10 |   0 |  0 | 0.5394             | 0.53 = 0.89 success rate x 0.6 error rate (101 of 1000 calls)
            recent error rate at its limit          |   195 |    0 |   5 |   0 |   95 |   5 |  0 | 0.975              | 0.97 = 0.97 success rate
            recent error rate just above its limit  |   195 |    0 |   5 |   0 |   94 |   5 |  0 | 0.6825             | 0.68 = 0.97 success rate x 0.7 recent errors (5 in the last minute)
            one recent error too few                |    48 |    0 |   2 |   0 |    2 |   2 |  0 | 0.96               | 0.96 = 0.96 success rate
            just enough recent errors               |    72 |    0 |   3 |   0 |    2 |   3 |  0 | 0.672              | 0.67 = 0.96 success rate x 0.7 recent errors (3 in the last minute)
            one failure in a row too few            |    96 |    0 |   4 |   0 |    0 |   0 |  4 | 0.96               | 0.96 = 0.96 success rate
            expected and cancelled are left out     |     8 |    0 |   2 | 990 |    5 |   0 |  0 | 0.48               | 0.48 = 0.80 success rate x 0.6 error rate (2 of 10 calls)
            the fewest calls that are enough        |     5 |    0 |   0 |   0 |    5 |   0 |  0 | 1.0                | 1.00 = 1.00 success rate
            """)
    void score_of(
            String name,
            long succeeded,
            long fallbacks,
            long failures,
            long leftOut,
            long recentlySucceeded,
            long recentFailures,
            int inARow,
            double expected,
            String arithmetic) {
        Tally window = new Tally(succeeded, fallbacks, failures, leftOut);
        Tally recent = new Tally(recentlySucceeded, 0, recentFailures, 0);

        Score score = new Scorer(DEFAULT).score(window, recent, inARow, DEFAULT.minimumCalls());

        assertThat(score.value()).isCloseTo(expected, within(1e-12));
        assertThat(score.arithmetic()).isEqualTo(arithmetic);
        assertThat(score.successRate() * product(score.factors())).isCloseTo(score.value(), within(1e-12));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no call at all                         | 0 | 0 | 0 |   0 | 0
            one call too few                       | 4 | 0 | 0 |   0 | 0
            too few, and all of them failed        | 0 | 0 | 4 |   0 | 4
            only expected and cancelled calls      | 0 | 0 | 0 | 100 | 0
            enough only with those left out        | 4 | 0 | 0 |   1 | 0
            """)
    void score_withTooFewCalls_isUnknown(
            String name, long succeeded, long fallbacks, long failures, long leftOut, int inARow) {
        Tally window = new Tally(succeeded, fallbacks, failures, leftOut);

        Score score = new Scorer(DEFAULT).score(window, window, inARow, DEFAULT.minimumCalls());

        assertThat(score.isKnown()).isFalse();
        assertThat(score.value()).isNaN();
        assertThat(score.factors()).isEmpty();
        assertThat(score.arithmetic()).isEqualTo("unknown");
    }

    @Test
    void score_withoutCallsAndWithoutMinimum_isUnknown() {
        assertThat(new Scorer(DEFAULT).score(Tally.NONE, Tally.NONE, 9, 0).isKnown())
                .isFalse();
    }

    @Test
    void score_withOwnSettings_followsThem() {
        HealthSettings settings = new HealthSettings(
                Duration.ofMinutes(10),
                1,
                new HealthSettings.RateLimit(0.1, 0.9),
                new HealthSettings.RecentErrors(Duration.ofMinutes(2), 0.2, 1, 2, 0.5),
                new HealthSettings.RateLimit(0.3, 0.25),
                0.9,
                0.4,
                DEFAULT.hysteresis());

        Score score = new Scorer(settings).score(new Tally(2, 4, 4, 0), new Tally(7, 0, 3, 0), 0, 1);

        assertThat(score.arithmetic())
                .isEqualTo("0.06 = 0.60 success rate x 0.9 fallback rate (4 of 10 calls)"
                        + " x 0.5 recent errors (3 in the last 2 minutes) x 0.25 error rate (4 of 10 calls)");
    }

    static Stream<Arguments> recentWindows() {
        return Stream.of(
                Arguments.of(Duration.ofSeconds(1), "3 in the last second"),
                Arguments.of(Duration.ofSeconds(30), "3 in the last 30 seconds"),
                Arguments.of(Duration.ofSeconds(90), "3 in the last 90 seconds"),
                Arguments.of(Duration.ofMinutes(5), "3 in the last 5 minutes"));
    }

    @ParameterizedTest
    @MethodSource("recentWindows")
    void evidence_namesTheRecentWindow(Duration window, String evidence) {
        HealthSettings settings = new HealthSettings(
                DEFAULT.window(),
                1,
                DEFAULT.fallbackRate(),
                new HealthSettings.RecentErrors(window, 0.05, 3, 5, 0.7),
                DEFAULT.errorRate(),
                0.8,
                0.5,
                DEFAULT.hysteresis());

        Score score = new Scorer(settings).score(new Tally(97, 0, 3, 0), new Tally(0, 0, 3, 0), 0, 1);

        assertThat(score.factors()).containsExactly(new Score.Factor("recent errors", 0.7, evidence));
    }

    @Test
    void display_cutsAndNeverShowsAThresholdThatWasNotReached() {
        assertThat(List.of(
                        Score.display(0.7999),
                        Score.display(0.9999),
                        Score.display(1),
                        Score.display(0),
                        Score.display(0.8 * 0.7),
                        Score.display(0.29),
                        Score.display(Double.NaN)))
                .containsExactly("0.79", "0.99", "1.00", "0.00", "0.56", "0.29", "-");
    }

    private static double product(List<Score.Factor> factors) {
        double product = 1;
        for (Score.Factor each : factors) {
            product *= each.multiplier();
        }
        return product;
    }
}
