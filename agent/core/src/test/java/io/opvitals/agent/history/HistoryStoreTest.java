package io.opvitals.agent.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.agent.history.HistoryPoint.Durations;
import io.opvitals.agent.history.HistoryPoint.Increase;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.storage.DataDirectory;
import io.opvitals.agent.time.FakeTicker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryStoreTest {

    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final Family CALLS = new Family("calls", "Calls.");
    private static final Family DURATION = new Family("duration_seconds", "Durations.");
    private static final Family LEVEL = new Family("level", "A level.");
    private static final Family MEASURE = new Family("measure", "A measure.");

    @TempDir
    Path temp;

    private final FakeTicker ticker = new FakeTicker();
    private final Random random = new Random(5);
    private TotalsSink totals = new TotalsSink();
    private double calls;
    private HistogramSnapshot durations = HistogramSnapshot.EMPTY;
    private MeasureSnapshot measure = MeasureSnapshot.EMPTY;
    private long[] raw = new long[0];

    @Test
    void query_halfADay_isTheSameAtEveryResolution() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 13 * 360);

            Instant end = START.plus(Duration.ofHours(13));
            for (int points : List.of(11_000, 800, 80, 13, 1)) {
                assertSame(store, START, end, points);
            }
            assertThat(query(store, "calls_total", START, end, 13).resolution()).isEqualTo(Resolution.HOUR);
        }
    }

    @Test
    void query_ofMoreDaysThanPoints_makesSeveralDaysOnePoint() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 2 * 8_640 + 100);

            Instant end = START.plus(Duration.ofDays(3));
            for (Instant from : List.of(START, Instant.EPOCH, Instant.parse("0001-01-01T00:00:00Z"))) {
                for (int points : List.of(1, 2, 300)) {
                    HistoryAnswer answer = query(store, "calls_total", from, end, points);
                    // One more where the range does not begin with an interval.
                    assertThat(Duration.between(answer.from(), answer.to()).dividedBy(answer.step()))
                            .as("from %s in %s points", from, points)
                            .isLessThanOrEqualTo(points + 1L);
                    assertThat(answer.step().toMillis() % answer.resolution().millis())
                            .isZero();
                    assertThat(sum(answer)).isEqualTo(calls);
                }
            }
        }
    }

    @Test
    void query_fromBeforeWhatIsKept_beginsWithIt() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 10);

            Instant end = START.plusSeconds(100);
            HistoryAnswer answer = query(store, "calls_total", Instant.parse("0001-01-01T00:00:00Z"), end, 11_000);
            assertThat(answer.from()).isEqualTo(START.minus(Duration.ofDays(1825)));
            assertThat(answer.step()).isEqualTo(Duration.ofDays(1));
            assertThat(query(store, "calls_total", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), 10)
                            .series())
                    .isEmpty();
        }
    }

    @Test
    void query_rangeLongerThanTheProcessLives_isAsFineAsTheRangeAllows() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            Instant begun = START.plusSeconds(5 * 60);
            run(store, begun, 15 * 6);

            Instant end = begun.plusSeconds(15 * 60);
            Instant from = end.minus(Duration.ofHours(1));
            assertThat(query(store, "calls_total", from, end, 400).resolution()).isEqualTo(Resolution.TEN_SECONDS);
            assertThat(query(store, "calls_total", from, end, 100).resolution()).isEqualTo(Resolution.MINUTE);
            assertSame(store, from, end, 400);
        }
    }

    @Test
    void query_percentilesOfManyIntervals_areThoseOfTheRawValues() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 2_880);

            HistoryAnswer day = query(store, "duration_seconds", START, START.plus(Duration.ofDays(1)), 1);
            Durations point = (Durations) day.series().get(0).points().get(0);
            Arrays.sort(raw);
            for (double quantile : new double[] {0.5, 0.9, 0.95, 0.99}) {
                double exact = raw[(int) (quantile * (raw.length - 1))];
                assertThat(point.durations().quantileNanos(quantile) / exact)
                        .as("quantile %s", quantile)
                        .isCloseTo(1, within(0.045));
            }
        }
    }

    @Test
    void query_afterARestartAtAnyTime_countsEachValueOnce() throws IOException {
        int kept = 0;
        for (int i = 0; i < 12; i++) {
            try (DataDirectory data = data()) {
                HistoryStore store = store(data, 512 << 20);
                int rounds = 1 + random.nextInt(400);
                run(store, START.plusSeconds(10L * kept), rounds);
                kept += rounds;
                Instant end = START.plusSeconds(10L * kept);
                for (int points : List.of(11_000, 1_000, 150, 25)) {
                    assertSame(store, START, end, points);
                }
            }
        }
    }

    @Test
    void query_lastFrameTorn_losesTenSecondsAndRollsUpTheRest() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 100);
            store.close();
        }
        for (Path each : files("history-10s-")) {
            byte[] whole = Files.readAllBytes(each);
            Files.write(each, Arrays.copyOf(whole, whole.length - 3));
        }
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            assertThat(sum(query(store, "calls_total", START, START.plus(Duration.ofDays(1)), 24)))
                    .isEqualTo(99.0 * 7);
        }
    }

    @Test
    void add_pastTheCap_staysBelowItAndDropsTheFinestFirst() throws IOException {
        long cap = 4 << 20;
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, cap);
            for (int i = 0; i < 3_000; i++) {
                totals.begin();
                for (int series = 0; series < 300; series++) {
                    totals.gauge(LEVEL, Labels.of("n", "" + series), random.nextDouble());
                }
                store.add(START.plusSeconds(10L * i).toEpochMilli(), totals.take());
                assertThat(store.bytes()).isLessThanOrEqualTo(cap);
            }
            long onDisk = 0;
            for (Path each : files("history-")) {
                onDisk += Files.size(each);
            }
            assertThat(onDisk).isEqualTo(store.bytes()).isLessThanOrEqualTo(cap);
            assertThat(store.levels().get(0).log().oldestMillis())
                    .isGreaterThan(store.levels().get(2).log().oldestMillis());
            assertThat(store.levels().get(2).log().oldestMillis()).isEqualTo(START.toEpochMilli());
            assertThat(store.refused()).isZero();
        }
    }

    @Test
    void add_clockStepsBack_keepsBothAndChangesNoSum() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 1_000);
            run(store, START.plusSeconds(3_000), 1_000);
            run(store, START.plus(Duration.ofDays(3)), 1_000);

            Instant end = START.plus(Duration.ofDays(4));
            for (int points : List.of(6_000, 600, 100, 4)) {
                assertThat(sum(query(store, "calls_total", START, end, points)))
                        .as("at most %s points", points)
                        .isEqualTo(3_000.0 * 7);
            }
        }
    }

    @Test
    void retain_clockJumpsForward_waitsUntilItStays() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 2_000);
            Instant far = START.plus(Duration.ofDays(4000));

            store.retain(far);
            ticker.advance(Duration.ofMinutes(9));
            store.retain(far.plus(Duration.ofMinutes(9)));
            assertThat(store.levels().get(0).log().oldestMillis()).isEqualTo(START.toEpochMilli());

            ticker.advance(Duration.ofMinutes(9));
            store.retain(far.plus(Duration.ofMinutes(18)));
            assertThat(store.levels().get(0).log().oldestMillis()).isGreaterThan(START.toEpochMilli());
        }
    }

    @Test
    void query_grouped_mergesWhatHasTheLabelsAlike() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            for (int i = 1; i <= 10; i++) {
                totals.begin();
                totals.counter(CALLS, Labels.of("a", "1", "b", "x"), i);
                totals.counter(CALLS, Labels.of("a", "1", "b", "y"), 2 * i);
                totals.counter(CALLS, Labels.of("a", "2", "b", "x"), 3 * i);
                store.add(START.plusSeconds(10L * i).toEpochMilli(), totals.take());
            }
            History history = new History(store, () -> START);
            HistoryQuery query =
                    new HistoryQuery("calls_total", List.of(), START, START.plus(Duration.ofMinutes(10)), 1);

            HistoryAnswer answer = history.query(query, List.of("a"));

            assertThat(answer.series())
                    .extracting(
                            each -> each.id().toString(),
                            each -> each.points().get(0).number())
                    .containsExactly(tuple("calls_total{a=\"1\"}", 30.0), tuple("calls_total{a=\"2\"}", 30.0));
            assertThat(history.query(new HistoryQuery(
                                    "calls_total", List.of(LabelMatch.equal("b", "y")), query.from(), query.to(), 60))
                            .series())
                    .hasSize(1);
        }
    }

    @Test
    void query_noDirectory_isInMemoryAndSaysSo() throws IOException {
        Files.writeString(temp.resolve("data"), "a file where the directory should be");
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 1_000);

            assertSame(store, START, START.plusSeconds(10_000), 11_000);
            assertThat(store.levels().get(0).log().status().why()).contains("in memory only");
        }
    }

    /** Every total at this many points is what was counted. */
    private void assertSame(HistoryStore store, Instant from, Instant to, int points) {
        HistoryAnswer answer = query(store, "calls_total", from, to, points);
        assertThat(sum(answer)).as("%s", answer.resolution()).isEqualTo(calls);
        assertThat(sum(query(store, "duration_seconds_count", from, to, points)))
                .isEqualTo((double) durations.count());
        assertThat(sum(query(store, "duration_seconds_sum", from, to, points)))
                .isCloseTo(durations.sumNanos() / 1e9, within(1e-6));
        HistogramSnapshot merged = HistogramSnapshot.EMPTY;
        for (HistoryPoint each : query(store, "duration_seconds", from, to, points)
                .series()
                .get(0)
                .points()) {
            merged = merged.plus(((Durations) each).durations());
        }
        assertThat(merged.bucketCounts()).isEqualTo(durations.bucketCounts());
        assertThat(merged.sumNanos()).isEqualTo(durations.sumNanos());
        HistorySeries level = query(store, "level", from, to, points).series().get(0);
        long seen = 0;
        for (HistoryPoint each : level.points()) {
            HistoryPoint.Level one = (HistoryPoint.Level) each;
            seen += one.count();
            assertThat(one.last()).isBetween(one.min(), one.max());
        }
        assertThat(seen).isEqualTo((long) (calls / 7));
        long values = 0;
        for (HistoryPoint each :
                query(store, "measure", from, to, points).series().get(0).points()) {
            values += ((HistoryPoint.Values) each).values().count();
        }
        assertThat(values).isEqualTo(measure.count());
    }

    @Test
    void delete_someResolutions_leavesTheCoarserOnes_alsoAfterARestart() throws IOException {
        Instant later = START.plus(Duration.ofHours(13));
        Instant end = later.plus(Duration.ofHours(1));
        double left;
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 13 * 360);

            assertThat(store.delete(Resolution.MINUTE, null)).isPositive();

            // The last ten minutes were not over yet.
            left = 7 * (13 * 360 - 60);
            assertThat(sum(query(store, "calls_total", START, end, 20))).isEqualTo(left);
            run(store, later, 100);
            assertThat(sum(query(store, "calls_total", START, end, 20))).isEqualTo(left + 700);
            store.close();
        }
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            assertThat(sum(query(store, "calls_total", START, end, 20))).isEqualTo(left + 700);
            assertThat(sum(query(store, "calls_total", later, end, 360))).isEqualTo(700);
        }
    }

    @Test
    void delete_everything_beginsAnew_alsoAfterARestart() throws IOException {
        Instant later = START.plus(Duration.ofHours(13));
        Instant end = later.plus(Duration.ofHours(1));
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 13 * 360);

            long bytes = store.bytes();
            assertThat(store.delete(Resolution.DAY, null)).isEqualTo(bytes);

            assertThat(files("history-")).isEmpty();
            assertThat(query(store, "calls_total", START, end, 20).series()).isEmpty();
            run(store, later, 100);
            assertThat(sum(query(store, "calls_total", START, end, 20))).isEqualTo(700);
            store.close();
        }
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            assertThat(sum(query(store, "calls_total", START, end, 20))).isEqualTo(700);
        }
    }

    @Test
    void delete_beforeATime_deletesFilesThatAreWhollyBeforeIt() throws IOException {
        try (DataDirectory data = data()) {
            HistoryStore store = store(data, 512 << 20);
            run(store, START, 5 * 360);
            assertThat(store.delete(Resolution.DAY, START)).isZero();
            assertThat(files("history-10s-")).hasSize(5);

            assertThat(store.delete(Resolution.DAY, START.plus(Duration.ofMinutes(150))))
                    .isPositive();

            assertThat(files("history-10s-")).hasSize(3);
            assertThat(sum(query(store, "calls_total", START, START.plus(Duration.ofHours(5)), 5)))
                    .isEqualTo(calls);
        }
    }

    private void run(HistoryStore store, Instant from, int rounds) {
        int before = raw.length;
        raw = Arrays.copyOf(raw, before + 5 * rounds);
        for (int i = 0; i < rounds; i++) {
            totals.begin();
            calls += 7;
            totals.counter(CALLS, Labels.of("a", "b"), calls);
            for (int call = 0; call < 5; call++) {
                long nanos = (long) Math.exp(15 + 2 * random.nextGaussian());
                raw[before + 5 * i + call] = nanos;
                durations = durations.plus(Samples.of(nanos));
            }
            totals.histogram(DURATION, Labels.of("a", "b"), durations);
            totals.gauge(LEVEL, Labels.EMPTY, random.nextInt(10));
            measure = measure.plus(MeasureSnapshot.of(random.nextGaussian()));
            totals.summary(MEASURE, Labels.EMPTY, measure);
            store.add(from.plusSeconds(10L * i).toEpochMilli(), totals.take());
        }
    }

    private static double sum(HistoryAnswer answer) {
        double sum = 0;
        for (HistorySeries series : answer.series()) {
            for (HistoryPoint each : series.points()) {
                sum += ((Increase) each).amount();
            }
        }
        return sum;
    }

    private static HistoryAnswer query(HistoryStore store, String name, Instant from, Instant to, int points) {
        return new History(store, () -> START).query(new HistoryQuery(name, List.of(), from, to, points));
    }

    private HistoryStore store(DataDirectory data, long cap) {
        HistorySettings settings = new HistorySettings(
                cap,
                Map.of(
                        Resolution.TEN_SECONDS, Duration.ofHours(6),
                        Resolution.MINUTE, Duration.ofDays(2),
                        Resolution.TEN_MINUTES, Duration.ofDays(14),
                        Resolution.HOUR, Duration.ofDays(90),
                        Resolution.DAY, Duration.ofDays(1825)));
        HistoryStore store = new HistoryStore(data, settings, ticker);
        store.open(START);
        return store;
    }

    private DataDirectory data() {
        return new DataDirectory(temp.resolve("data").toString());
    }

    private List<Path> files(String begin) throws IOException {
        try (var files = Files.list(temp.resolve("data/jvm-1"))) {
            return files.filter(each -> each.getFileName().toString().startsWith(begin))
                    .sorted()
                    .toList();
        }
    }
}
