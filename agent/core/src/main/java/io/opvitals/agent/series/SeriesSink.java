package io.opvitals.agent.series;

import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;

/** Takes the series of one moment. Series of the same family and labels may come more than once; totals are added up. */
public interface SeriesSink {

    /** A value of the moment. */
    void gauge(Family family, Labels labels, double value);

    /** A total since the start. */
    void counter(Family family, Labels labels, double total);

    /** Durations since the start; in seconds where they are shown. */
    void histogram(Family family, Labels labels, HistogramSnapshot durations);

    /** The values of a measure since the start. */
    void summary(Family family, Labels labels, MeasureSnapshot values);

    /** Durations of the report's window, of which quantiles are shown; in seconds. */
    void quantiles(Family family, Labels labels, HistogramSnapshot window);
}
