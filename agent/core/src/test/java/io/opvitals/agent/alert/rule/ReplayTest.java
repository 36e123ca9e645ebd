package io.opvitals.agent.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.promql.PromqlException;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An hour that is remembered in intervals of ten seconds, with an incident from minute 20 to minute 30. */
class ReplayTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = START.plusSeconds(3_600);
    private static final Labels HOST = Labels.of("host", "a");

    private final Replay replay = new Replay(ReplayTest::answer);

    @Test
    void play_saysExactlyWhenItWouldHaveFired() throws Exception {
        Replay.Answer answer = replay.play(rule("errors > 0.5", "1m", "30s"), START, END);

        assertThat(answer.resolution()).isEqualTo(Duration.ofSeconds(10));
        assertThat(answer.evaluations()).isEqualTo(360);
        // Intervals are known at their ends: the first bad one ends ten seconds into the incident.
        assertThat(answer.episodes())
                .containsExactly(new Replay.Episode(
                        Labels.of("alertname", "A", "host", "a"),
                        minute(20).plusSeconds(10),
                        minute(21).plusSeconds(10),
                        // True up to minute 30; the next one is not, and 30 s later it is over.
                        minute(30).plusSeconds(40),
                        0.9,
                        0.9));
    }

    @Test
    void play_remembersWhatItLookedAt_alsoWhereItDidNotHold() throws Exception {
        AlertRule rule = rule("0.5 < errors and errors > 0.2", "1m", "30s");
        Replay.Answer answer = replay.play(rule, START, END);

        assertThat(answer.times())
                .hasSize(360)
                .startsWith(START.plusSeconds(10))
                .endsWith(END);
        assertThat(answer.lineCount()).isEqualTo(1);
        assertThat(answer.lines()).singleElement().satisfies(line -> {
            assertThat(line.labels()).isEqualTo(Labels.of("alertname", "A", "host", "a"));
            assertThat(line.values()).hasSize(360);
            // The last interval before the incident, the first of it, and the last.
            assertThat(line.values()[119]).isLessThan(0.5);
            assertThat(line.values()[120]).isEqualTo(0.9);
            assertThat(line.values()[179]).isEqualTo(0.9);
            assertThat(line.values()[180]).isLessThan(0.5);
        });
        assertThat(rule.query().watched().comparison()).isEqualTo(">");
        assertThat(rule.query().watched().limit()).isEqualTo(0.5);
    }

    @Test
    void play_ofATotal_ratesIt() throws Exception {
        Replay.Answer answer = replay.play(rule("rate(calls_total[1m]) > 5", "0s", "0s"), START, END);

        assertThat(answer.episodes()).hasSize(1);
        Replay.Episode episode = answer.episodes().get(0);
        // From 1 to 10 calls a second: above 5 in the mean of a minute once half of it was bad.
        assertThat(episode.firedAt())
                .isBetween(minute(20).plusSeconds(20), minute(20).plusSeconds(40));
        assertThat(episode.resolvedAt())
                .isBetween(minute(30).plusSeconds(20), minute(30).plusSeconds(50));
        assertThat(episode.highest()).isCloseTo(10, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void play_ofBuckets_hasThem() throws Exception {
        assertThat(replay.play(
                                rule("histogram_quantile(0.5, sum by (le) (rate(took_bucket[1m]))) > 1", "0s", "0s"),
                                START,
                                END)
                        .episodes())
                .singleElement()
                .satisfies(each -> assertThat(each.firedAt()).isBetween(minute(20), minute(21)));
    }

    @Test
    void play_whereItFiresStill_saysSo() throws Exception {
        assertThat(replay.play(rule("errors > 0.5", "0s", "0s"), START, minute(25))
                        .episodes())
                .singleElement()
                .satisfies(each -> assertThat(each.resolvedAt()).isNull());
    }

    @Test
    void play_whileTheJvmDidNotRun_isOverOnceTheSeriesIsGone() throws Exception {
        Replay stopped = new Replay(query -> without(answer(query), minute(25), minute(50)));

        // The last interval ends at minute 25; five minutes later the series is gone.
        assertThat(stopped.play(rule("errors > 0.5", "1m", "0s"), START, END).episodes())
                .singleElement()
                .satisfies(each -> assertThat(each.resolvedAt()).isEqualTo(minute(30)));
        assertThat(stopped.play(rule("errors > 0.5", "1m", "2m"), START, END).episodes())
                .singleElement()
                .satisfies(each -> assertThat(each.resolvedAt()).isEqualTo(minute(32)));
    }

    @Test
    void play_whereNothingIsRememberedUpToTheEnd_isOver() throws Exception {
        Replay stopped = new Replay(query -> without(answer(query), minute(25), END));

        assertThat(stopped.play(rule("errors > 0.5", "0s", "0s"), START, END).episodes())
                .singleElement()
                .satisfies(each -> assertThat(each.resolvedAt()).isEqualTo(minute(30)));
    }

    @Test
    void play_overAShortGap_goesOn() throws Exception {
        Replay paused = new Replay(query -> without(answer(query), minute(22), minute(26)));

        assertThat(paused.play(rule("errors > 0.5", "0s", "0s"), START, END).episodes())
                .singleElement()
                .satisfies(each ->
                        assertThat(each.resolvedAt()).isEqualTo(minute(30).plusSeconds(10)));
    }

    @Test
    void play_pendingAtTheGap_beginsAnew() throws Exception {
        // Bad again for as long as before the gap; neither is long enough by itself.
        Replay stopped = new Replay(query -> without(answer(query), minute(22), minute(28)));

        assertThat(stopped.play(rule("errors > 0.5", "4m", "0s"), START, END).episodes())
                .isEmpty();
    }

    @Test
    void play_ofWhatHoldsWithoutSeries_firesAllTheTime() throws Exception {
        for (String each : java.util.List.of("absent(nothing)", "vector(1)")) {
            Replay.Answer answer = replay.play(rule(each, "1m", "0s"), START, END);

            assertThat(answer.evaluations()).isEqualTo(361);
            assertThat(answer.episodes()).singleElement().satisfies(episode -> {
                assertThat(episode.firedAt()).isEqualTo(minute(1));
                assertThat(episode.resolvedAt()).isNull();
            });
        }
    }

    @Test
    void play_isNotOverAfterTheEnd() throws Exception {
        Instant end = minute(30).plusSeconds(5);

        assertThat(replay.play(rule("errors > 0.5", "0s", "0s"), START, end).episodes())
                .singleElement()
                .satisfies(each -> assertThat(each.resolvedAt()).isEqualTo(end));
    }

    @Test
    void play_ofWhatIsNotRemembered_findsNothing() throws Exception {
        Replay.Answer answer = replay.play(rule("nothing > 0.5", "0s", "0s"), START, END);

        assertThat(answer.resolution()).isEqualTo(Duration.ofSeconds(10));
        assertThat(answer.evaluations()).isEqualTo(361);
        assertThat(answer.episodes()).isEmpty();
    }

    @Test
    void play_ofARuleThatFails_saysWhy() {
        assertThatThrownBy(() -> replay.play(
                        rule("errors + on() group_left() {__name__=\"errors\"} * on(x) both", "0s", "0s"), START, END))
                .isInstanceOf(PromqlException.class)
                .hasMessageContaining("expected: one");
    }

    private static AlertRule rule(String expression, String hold, String keep) {
        RuleSet read = RuleFileReader.read(
                "rules.yaml",
                ("groups: [{name: one, rules: [{alert: A, expr: '" + expression + "', for: " + hold
                                + ", keep_firing_for: " + keep + "}]}]")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).isEmpty();
        return read.rules().get(0);
    }

    private static Instant minute(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static HistoryAnswer answer(HistoryQuery query) {
        List<HistorySeries> series = new ArrayList<>();
        switch (query.name()) {
            case "errors" -> series.add(gauge(query, HOST));
            case "both" -> {
                series.add(gauge(query, HOST));
                series.add(gauge(query, Labels.of("host", "b")));
            }
            case "calls_total" ->
                series.add(series(
                        query,
                        SeriesKind.COUNTER,
                        HOST,
                        (at, isBad) -> new HistoryPoint.Increase(at, isBad ? 100 : 10)));
            case "took" ->
                series.add(series(
                        query,
                        SeriesKind.HISTOGRAM,
                        HOST,
                        (at, isBad) -> new HistoryPoint.Durations(
                                at,
                                HistogramSnapshot.of(
                                        io.opvitals.agent.operation.Buckets.index(isBad ? 2_000_000_000L : 2_000_000L),
                                        new long[] {10},
                                        1,
                                        1))));
            default -> assertThat(query.name()).isEqualTo("nothing");
        }
        for (LabelMatch each : query.matchers()) {
            assertThat(each.label()).isNotIn("le", "quantile");
        }
        return new HistoryAnswer(Resolution.TEN_SECONDS, query.from(), query.to(), series);
    }

    /** As if the JVM had not run for a while. */
    private static HistoryAnswer without(HistoryAnswer answer, Instant from, Instant to) {
        List<HistorySeries> left = answer.series().stream()
                .map(each -> new HistorySeries(
                        each.id(),
                        each.kind(),
                        each.points().stream()
                                .filter(point -> point.start().isBefore(from)
                                        || !point.start().isBefore(to))
                                .toList()))
                .toList();
        return new HistoryAnswer(answer.resolution(), answer.from(), answer.to(), left);
    }

    private static HistorySeries gauge(HistoryQuery query, Labels labels) {
        return series(query, SeriesKind.GAUGE, labels, (at, isBad) -> {
            double value = isBad ? 0.9 : 0.1;
            return new HistoryPoint.Level(at, value, value, value, value, 1);
        });
    }

    private interface Points {

        HistoryPoint at(Instant start, boolean isBad);
    }

    private static HistorySeries series(HistoryQuery query, SeriesKind kind, Labels labels, Points points) {
        List<HistoryPoint> all = new ArrayList<>();
        for (Instant at = START; at.isBefore(END); at = at.plusSeconds(10)) {
            boolean isBad = !at.isBefore(minute(20)) && at.isBefore(minute(30));
            if (!at.isBefore(query.from()) && at.isBefore(query.to())) {
                all.add(points.at(at, isBad));
            }
        }
        return new HistorySeries(new SeriesId(query.name(), labels), kind, all);
    }
}
