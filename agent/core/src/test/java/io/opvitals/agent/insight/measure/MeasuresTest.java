package io.opvitals.agent.insight.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opvitals.agent.collect.TestCalls;
import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.HealthSettings;
import io.opvitals.agent.health.TestCycle;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.Resolution;
import io.opvitals.agent.insight.PastValues;
import io.opvitals.agent.operation.AgentDoor;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import io.opvitals.agent.series.WrittenSeries;
import io.opvitals.bootstrap.OpvitalsDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
    private static final String[] LABELS = {
        "opvitals_wrapper", "routellm", "opvitals_operation", "complete", "opvitals_measure"
    };

    private final TestCalls calls = new TestCalls();
    private final TestCycle cycle = new TestCycle(calls, HealthSettings.DEFAULT);

    @Test
    void ofName_ofBuiltInNames_isTheirKind() {
        assertThat(MeasureKind.ofName("quality")).isEqualTo(MeasureKind.QUALITY);
        assertThat(MeasureKind.ofName("model_error")).isEqualTo(MeasureKind.MODEL_ERROR);
        assertThat(MeasureKind.ofName("Cache.Hit.Rate")).isEqualTo(MeasureKind.CACHE_HIT_RATE);
        assertThat(MeasureKind.ofName("tokens.input")).isEqualTo(MeasureKind.NUMBER);
    }

    @Test
    void worse_goesByTheKindsDirection() {
        assertThat(MeasureKind.MODEL_ERROR.worse(0.12, 0.10)).isCloseTo(0.2, within(1e-9));
        assertThat(MeasureKind.QUALITY.worse(0.6, 0.8)).isCloseTo(0.25, within(1e-9));
        assertThat(MeasureKind.QUALITY.worse(0.9, 0.8)).isNegative();
        assertThat(MeasureKind.NUMBER.worse(2, 1)).isNaN();
        assertThat(MeasureKind.MODEL_ERROR.worse(0.1, 0)).isNaN();
        assertThat(MeasureKind.MODEL_ERROR.worse(0, 0)).isZero();
        // Of a negative number, less is less.
        assertThat(MeasureKind.MODEL_ERROR.worse(-1, -2)).isEqualTo(0.5);
    }

    @Test
    void baseline_ofTheSameHourOfDaysBefore_isNotMovedByOneBadDay() {
        PastValues past = new PastValues(Resolution.TEN_MINUTES)
                .knows(
                        measure("quality"),
                        SeriesKind.SUMMARY,
                        List.of(
                                values(Duration.ofDays(1), 0.1, 20),
                                values(Duration.ofDays(2), 0.8, 20),
                                values(Duration.ofDays(3), 0.8, 20),
                                // Two hours off the time of day.
                                values(Duration.ofDays(4).plusHours(2), 0.3, 500),
                                // Too few to count.
                                values(Duration.ofDays(5), 0.1, 2),
                                // Too long ago.
                                values(Duration.ofDays(9), 0.2, 20)));
        MeasureState quality = state(past, MeasureSettings.DEFAULT, "quality", 0.6, 0.6, 0.6, 0.6, 0.6);

        assertThat(quality.baseline()).isCloseTo(0.8, within(1e-9));
        assertThat(quality.worse()).isCloseTo(0.25, within(1e-9));
        assertThat(quality.change()).isCloseTo(-0.25, within(1e-9));
        assertThat(quality.comparison().text()).isEqualTo("the same hour of the last 7 days");
    }

    @Test
    void baseline_thatIsSet_isUsed() {
        PastValues past = new PastValues(Resolution.TEN_MINUTES)
                .knows(
                        measure("loss"),
                        SeriesKind.SUMMARY,
                        List.of(values(Duration.ofHours(1), 2, 10), values(Duration.ofDays(1), 50, 10)));
        MeasureSettings hourAgo =
                new MeasureSettings(Map.of("loss", MeasureKind.MODEL_ERROR), Map.of("loss", Comparison.parse("1h")));
        MeasureSettings number = new MeasureSettings(Map.of(), Map.of("loss", Comparison.parse("4")));

        assertThat(state(past, hourAgo, "loss", 3, 3, 3, 3, 3).worse()).isCloseTo(0.5, within(1e-9));
        assertThat(state(past, hourAgo, "loss", 3, 3, 3, 3, 3).comparison().text())
                .isEqualTo("1h ago");
        MeasureState fixed = state(past, number, "loss", 3, 3, 3, 3, 3);
        assertThat(fixed.change()).isCloseTo(-0.25, within(1e-9));
        assertThat(fixed.worse()).isNaN();
    }

    @Test
    void parse_takesNumbersAndTimesBack() {
        assertThat(Comparison.parse("0.8")).isEqualTo(new Comparison.Fixed(0.8));
        assertThat(Comparison.parse("1d")).isEqualTo(new Comparison.Back(Duration.ofDays(1)));
        assertThat(Comparison.parse("-2")).isEqualTo(new Comparison.Fixed(-2));
    }

    @Test
    void measure_withTooFewValues_isComparedWithNothing() {
        MeasureSettings fixed = new MeasureSettings(Map.of(), Map.of("quality", Comparison.parse("0.8")));
        MeasureState quality = state(new PastValues(Resolution.HOUR), fixed, "quality", 0.1, 0.1);

        assertThat(quality.baseline()).isEqualTo(0.8);
        assertThat(quality.worse()).isNaN();
    }

    @Test
    void drift_isSeenWhereTheMeanIsTheSame() {
        Random random = new Random(3);
        MeasureSnapshot narrow = MeasureSnapshot.of(
                DoubleStream.generate(() -> 5 + random.nextDouble()).limit(300).toArray());
        MeasureSnapshot alike = MeasureSnapshot.of(
                DoubleStream.generate(() -> 5 + random.nextDouble()).limit(300).toArray());
        MeasureSnapshot split = MeasureSnapshot.of(DoubleStream.generate(() -> random.nextBoolean() ? 1 : 10)
                .limit(300)
                .toArray());

        assertThat(Drift.between(alike, narrow).isDrifting()).isFalse();
        Drift drift = Drift.between(split, narrow);
        assertThat(drift.isDrifting()).isTrue();
        assertThat(drift.distance()).isCloseTo(0.5, within(0.1));
        assertThat(Drift.between(MeasureSnapshot.of(-1, -1), MeasureSnapshot.of(1, 1))
                        .distance())
                .isEqualTo(1);
        assertThat(Drift.between(MeasureSnapshot.of(0, 0), MeasureSnapshot.of(0, 0))
                        .distance())
                .isZero();
        assertThat(Drift.between(MeasureSnapshot.EMPTY, narrow).isDrifting()).isFalse();
    }

    @Test
    void series_areReadyForRules() {
        PastValues past = new PastValues(Resolution.TEN_MINUTES)
                .knows(measure("model-error"), SeriesKind.SUMMARY, List.of(values(Duration.ofDays(1), 0.1, 30)));
        Measures measures = measures(past, MeasureSettings.DEFAULT);
        WrittenSeries written = new WrittenSeries();
        new MeasureSeries(measures).write(report("model-error", 0.13, 0.13, 0.13, 0.13, 0.13), written);

        assertThat(written.value("opvitals_measure_mean", labels("model-error", "model-error")))
                .isCloseTo(0.13, within(1e-9));
        assertThat(written.value("opvitals_measure_baseline", labels("model-error", "model-error")))
                .isCloseTo(0.1, within(1e-9));
        assertThat(written.value("opvitals_measure_worse_ratio", labels("model-error", "model-error")))
                .isCloseTo(0.3, within(1e-9));
        List<String> quantile = new ArrayList<>(List.of(labels("model-error", "model-error")));
        quantile.addAll(List.of("opvitals_quantile", "0.95"));
        assertThat(written.value("opvitals_measure_quantile", quantile.toArray(String[]::new)))
                .isEqualTo(0.13);
    }

    private MeasureState state(PastValues past, MeasureSettings settings, String name, double... values) {
        return measures(past, settings).of(report(name, values)).stream()
                .filter(each -> each.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Measures measures(PastValues past, MeasureSettings settings) {
        Baselines baselines = new Baselines(past, () -> NOW, settings);
        baselines.look();
        return new Measures(baselines);
    }

    /** Of a window that holds these values; the one before has gone by. */
    private HealthReport report(String name, double... values) {
        cycle.seconds(400);
        OpvitalsDoor.open(new AgentDoor(calls.registry()));
        OpvitalsDoor.Call call = OpvitalsDoor.enter(calls.operation("routellm.complete"));
        Object current = OpvitalsDoor.current();
        for (double each : values) {
            if (current != null) {
                OpvitalsDoor.measure(current, name, each);
            }
        }
        OpvitalsDoor.exit(call, null);
        return cycle.seconds(1);
    }

    private static SeriesId measure(String name) {
        String[] pairs = java.util.Arrays.copyOf(LABELS, LABELS.length + 1);
        pairs[LABELS.length] = name;
        return new SeriesId("opvitals_operation_measure", Labels.of(pairs));
    }

    private static String[] labels(String name, String kind) {
        List<String> pairs = new ArrayList<>(List.of(LABELS));
        pairs.addAll(List.of(name, "opvitals_measure_kind", kind));
        return pairs.toArray(String[]::new);
    }

    private static HistoryPoint values(Duration ago, double value, int count) {
        double[] values = new double[count];
        java.util.Arrays.fill(values, value);
        return new HistoryPoint.Values(NOW.minus(ago), MeasureSnapshot.of(values));
    }
}
