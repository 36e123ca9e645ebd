package io.opvitals.agent.insight.measure;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import io.opvitals.agent.series.SeriesSource;

/** Measures over the window, ready-made for rules and for a scrape: mean, percentiles, and how they compare. */
public final class MeasureSeries implements SeriesSource {

    private static final double[] QUANTILES = {0.5, 0.95, 0.99};

    private static final Family MEAN = new Family("opvitals_measure_mean", "The mean of a measure over the window.");
    private static final Family VALUE =
            new Family("opvitals_measure_quantile", "What a share of a measure's values over the window is not above.");
    private static final Family BASELINE = new Family(
            "opvitals_measure_baseline", "What a measure is compared with: its mean of before, or a number.");
    private static final Family CHANGE = new Family(
            "opvitals_measure_change_ratio", "By which share the mean over the window is more than the baseline.");
    private static final Family WORSE = new Family(
            "opvitals_measure_worse_ratio",
            "By which share the mean over the window is worse than the baseline; negative where it is better.");
    private static final Family DRIFT = new Family(
            "opvitals_measure_drift_ratio",
            "How differently the values are spread than before: 0 for the same, 1 for nothing in common.");

    private final Measures measures;

    public MeasureSeries(Measures measures) {
        this.measures = measures;
    }

    @Override
    public void write(HealthReport report, SeriesSink sink) {
        for (MeasureState each : measures.of(report)) {
            Labels labels = Labels.of(
                    "opvitals_wrapper",
                    each.id().operation().wrapper(),
                    "opvitals_operation",
                    each.id().operation().operation(),
                    "opvitals_measure",
                    each.id().name(),
                    "opvitals_measure_kind",
                    each.kind().label());
            write(sink, labels, each);
        }
    }

    private static void write(SeriesSink sink, Labels labels, MeasureState measure) {
        known(sink, BASELINE, labels, measure.baseline());
        if (measure.window().count() == 0) {
            return;
        }
        sink.gauge(MEAN, labels, measure.window().mean());
        for (double each : QUANTILES) {
            sink.gauge(
                    VALUE,
                    labels.and("opvitals_quantile", Double.toString(each)),
                    measure.window().quantile(each));
        }
        known(sink, CHANGE, labels, measure.change());
        known(sink, WORSE, labels, measure.worse());
        known(sink, DRIFT, labels, measure.drift().distance());
    }

    private static void known(SeriesSink sink, Family family, Labels labels, double value) {
        if (!Double.isNaN(value)) {
            sink.gauge(family, labels, value);
        }
    }
}
