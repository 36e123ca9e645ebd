package io.opvitals.agent.insight.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.insight.PastValues;
import io.opvitals.agent.insight.trend.Slope.Direction;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class TrendsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
    private static final SeriesId ID = new SeriesId("opvitals_error_ratio", Labels.of("opvitals_wrapper", "routellm"));

    @Test
    void slope_throughALineWithWildValues_isThatOfTheLine() {
        Random random = new Random(4);
        Slope slope = Slope.through(
                points(100, i -> i % 5 == 0 ? 1_000 * random.nextDouble() : 3 + 0.5 * i + random.nextGaussian() / 5));

        assertThat(slope.perSecond()).isCloseTo(0.5 / 60, within(0.02 / 60));
        assertThat(slope.direction()).isEqualTo(Direction.RISING);
        assertThat(slope.low()).isLessThan(slope.perSecond());
        assertThat(slope.high()).isGreaterThan(slope.perSecond());
        assertThat(slope.end()).isCloseTo(3 + 0.5 * 99, within(2.0));
    }

    @Test
    void slope_throughNoise_isSteadyAboutNineteenTimesOfTwenty() {
        Random random = new Random(5);
        int told = 0;
        for (int i = 0; i < 400; i++) {
            told += Slope.through(points(40, x -> random.nextGaussian())).direction() == Direction.STEADY ? 0 : 1;
        }
        assertThat(told).isBetween(5, 40);
    }

    @Test
    void slope_throughFewPoints_isUnknown() {
        assertThat(Slope.through(points(4, i -> i))).isEqualTo(Slope.UNKNOWN);
        assertThat(Slope.UNKNOWN.direction()).isEqualTo(Direction.UNKNOWN);
    }

    @Test
    void slope_throughVeryManyPoints_isThinnedOut() {
        Slope slope = Slope.through(points(5_000, i -> -2 * i));
        assertThat(slope.points()).isLessThanOrEqualTo(Slope.MAX_POINTS);
        assertThat(slope.perSecond()).isCloseTo(-2 / 60.0, within(1e-9));
        assertThat(slope.direction()).isEqualTo(Direction.FALLING);
    }

    @Test
    void trend_ofAValueThatIsUnusualForItsTimeOfDay_saysSo() {
        List<HistoryPoint> points = new ArrayList<>();
        for (int day = 7; day >= 1; day--) {
            // Nights are at 1, days at 9, each day a little different.
            points.add(level(Duration.ofDays(day).plusHours(12), 1 + 0.01 * day));
            points.add(level(Duration.ofDays(day).plusMinutes(10), 9 + 0.05 * day));
        }
        points.add(level(Duration.ofHours(12), 9));
        points.add(level(Duration.ofMinutes(10), 9));
        Trend trend = trends(points, SeriesKind.GAUGE, Resolution.TEN_MINUTES, Statistic.MEAN)
                .get(0);

        assertThat(trend.points()).hasSize(2);
        assertThat(trend.points().get(0).usual()).isCloseTo(1.04, within(0.02));
        assertThat(trend.points().get(0).isUnusual()).isTrue();
        assertThat(trend.points().get(1).isUnusual()).isFalse();
    }

    @Test
    void trend_withoutAPast_hasNoBand() {
        Trend trend = trends(
                        List.of(level(Duration.ofHours(1), 3)), SeriesKind.GAUGE, Resolution.MINUTE, Statistic.MEAN)
                .get(0);
        assertThat(trend.points().get(0).usual()).isNaN();
        assertThat(trend.points().get(0).isUnusual()).isFalse();
        assertThat(trend.slope()).isEqualTo(Slope.UNKNOWN);
    }

    @Test
    void statistic_ofATotal_isByTheSecond_andOfAMeasureItsPercentile() {
        Instant start = NOW.minusSeconds(60);
        assertThat(Statistic.P99.of(new HistoryPoint.Increase(start, 120), Duration.ofMinutes(1)))
                .isEqualTo(2);
        assertThat(Statistic.P99.of(new HistoryPoint.Values(start, MeasureSnapshot.of(3, 3, 3)), Duration.ofMinutes(1)))
                .isEqualTo(3);
        assertThat(Statistic.MAX.of(new HistoryPoint.Level(start, 1, 0, 9, 10, 2), Duration.ofMinutes(1)))
                .isEqualTo(9);
    }

    private static List<Trend> trends(
            List<HistoryPoint> points, SeriesKind kind, Resolution resolution, Statistic statistic) {
        PastValues past = new PastValues(resolution).knows(ID, kind, points);
        return new Trends(past)
                .of(new Trends.Question(ID.name(), List.of(), NOW.minus(Duration.ofDays(1)), NOW, 100, statistic, 10));
    }

    private static HistoryPoint level(Duration ago, double value) {
        return new HistoryPoint.Level(NOW.minus(ago), value, value, value, value, 1);
    }

    /** One a minute. */
    private static List<Point> points(int count, DoubleUnaryOperator value) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(NOW.plusSeconds(60L * i), value.applyAsDouble(i)));
        }
        return points;
    }
}
