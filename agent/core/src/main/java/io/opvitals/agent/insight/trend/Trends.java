package io.opvitals.agent.insight.trend;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.SeriesId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which way series go, and what is usual for them. For any thread; reads the history on the caller's. */
public final class Trends {

    /** The days before that say what is usual. */
    private static final int DAYS = 7;

    private final Function<HistoryQuery, HistoryAnswer> history;

    /** @param history answers what was */
    public Trends(Function<HistoryQuery, HistoryAnswer> history) {
        this.history = history;
    }

    /**
     * What is asked for.
     *
     * @param name of the series
     * @param matchers what their labels must be
     * @param from the beginning
     * @param to the end
     * @param maxPoints of each series
     * @param statistic which number is looked at
     * @param maxSeries so many at most
     */
    public record Question(
            String name,
            List<LabelMatch> matchers,
            Instant from,
            Instant to,
            int maxPoints,
            Statistic statistic,
            int maxSeries) {

        public Question {
            matchers = List.copyOf(matchers);
        }

        private HistoryQuery query(Duration ago) {
            return new HistoryQuery(name, matchers, from.minus(ago), to.minus(ago), maxPoints);
        }
    }

    /** The series that are asked for, in the order of their ids. */
    public List<Trend> of(Question question) {
        HistoryAnswer answer = history.apply(question.query(Duration.ZERO));
        Map<SeriesId, Band> bands = bands(question);
        Duration interval = answer.step();
        List<Trend> trends = new ArrayList<>();
        for (HistorySeries each : answer.series()) {
            if (trends.size() < question.maxSeries) {
                trends.add(trend(
                        each,
                        points(each, question.statistic, interval),
                        bands.getOrDefault(each.id(), new Band()),
                        interval));
            }
        }
        return trends;
    }

    private Map<SeriesId, Band> bands(Question question) {
        Map<SeriesId, Band> bands = new HashMap<>();
        for (int day = 1; day <= DAYS; day++) {
            Duration ago = Duration.ofDays(day);
            HistoryAnswer answer = history.apply(question.query(ago));
            for (HistorySeries each : answer.series()) {
                bands.computeIfAbsent(each.id(), id -> new Band())
                        .add(ago, points(each, question.statistic, answer.step()));
            }
        }
        return bands;
    }

    private static Trend trend(HistorySeries series, List<Point> points, Band band, Duration interval) {
        List<Trend.Judged> judged = new ArrayList<>();
        for (Point each : points) {
            Band.Usual usual = band.at(each.time(), interval);
            judged.add(
                    usual == null
                            ? new Trend.Judged(each.time(), each.value(), Double.NaN, Double.NaN, Double.NaN)
                            : new Trend.Judged(each.time(), each.value(), usual.middle(), usual.low(), usual.high()));
        }
        return new Trend(series.id(), series.kind(), Slope.through(points), judged);
    }

    private static List<Point> points(HistorySeries series, Statistic statistic, Duration interval) {
        List<Point> points = new ArrayList<>();
        for (HistoryPoint each : series.points()) {
            double value = statistic.of(each, interval);
            if (Double.isFinite(value)) {
                points.add(new Point(each.start(), value));
            }
        }
        return points;
    }
}
