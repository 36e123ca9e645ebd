package io.opvitals.agent.insight.trend;

import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import java.time.Duration;
import java.util.Locale;

/** Which number stands for what is known of an interval. */
public enum Statistic {
    /** The mean; of a total, by how much it grew each second. */
    MEAN(Double.NaN),
    P50(0.5),
    P95(0.95),
    P99(0.99),
    /** The highest. */
    MAX(1);

    private final double quantile;

    Statistic(double quantile) {
        this.quantile = quantile;
    }

    /** As a client writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a histogram, its number; of a gauge, its mean or its highest; a total has its rate only. */
    double of(HistoryPoint point, Duration interval) {
        if (point instanceof HistoryPoint.Increase increase) {
            return increase.amount() / interval.toSeconds();
        }
        if (point instanceof HistoryPoint.Durations durations) {
            return of(durations.durations());
        }
        if (point instanceof HistoryPoint.Values values) {
            return of(values.values());
        }
        return this == MAX && point instanceof HistoryPoint.Level level ? level.max() : point.number();
    }

    private double of(HistogramSnapshot durations) {
        return (this == MEAN ? durations.meanNanos() : durations.quantileNanos(quantile)) / 1e9;
    }

    private double of(MeasureSnapshot values) {
        return this == MEAN ? values.mean() : values.quantile(quantile);
    }
}
