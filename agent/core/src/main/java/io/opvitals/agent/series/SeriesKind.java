package io.opvitals.agent.series;

/** What a series is. */
public enum SeriesKind {
    /** A total that only grows. */
    COUNTER,
    /** A value of the moment. */
    GAUGE,
    /** Durations of calls. */
    HISTOGRAM,
    /** The values of a measure. */
    SUMMARY
}
