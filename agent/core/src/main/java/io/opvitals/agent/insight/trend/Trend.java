package io.opvitals.agent.insight.trend;

import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import java.time.Instant;
import java.util.List;

/**
 * One series over a range.
 *
 * @param id which
 * @param kind what it is
 * @param slope the line through it
 * @param points its values, with what is usual
 */
public record Trend(SeriesId id, SeriesKind kind, Slope slope, List<Judged> points) {

    public Trend {
        points = List.copyOf(points);
    }

    /**
     * A value, and what is usual for its time of day; {@code NaN} where that is not known.
     *
     * @param usual the median of the days before
     * @param low below it a value is unusual
     * @param high above it a value is unusual
     */
    public record Judged(Instant time, double value, double usual, double low, double high) {

        /** Whether it is outside of what is usual. */
        public boolean isUnusual() {
            return value < low || value > high;
        }
    }
}
