package io.opvitals.agent.history;

import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import java.time.Instant;

/** What is known of one series over one interval. Intervals without anything known have no point. */
public sealed interface HistoryPoint {

    /** The beginning of the interval; its end is one {@link Resolution#length()} later. */
    Instant start();

    /** One number, for a line in a chart: the increase, the mean of a gauge, a duration (in seconds) or a measure. */
    double number();

    /**
     * Of a total.
     *
     * @param amount by how much it grew, 0 or more
     */
    record Increase(Instant start, double amount) implements HistoryPoint {

        @Override
        public double number() {
            return amount;
        }
    }

    /**
     * Of a value of the moment, as it was seen every ten seconds.
     *
     * @param last the latest
     * @param min the lowest
     * @param max the highest
     * @param sum of all
     * @param count how often it was seen, 1 or more
     */
    record Level(Instant start, double last, double min, double max, double sum, long count) implements HistoryPoint {

        @Override
        public double number() {
            return sum / count;
        }
    }

    /**
     * Of durations.
     *
     * @param durations those of the calls that ended in the interval
     */
    record Durations(Instant start, HistogramSnapshot durations) implements HistoryPoint {

        @Override
        public double number() {
            return durations.meanNanos() / 1e9;
        }
    }

    /**
     * Of a measure.
     *
     * @param values those that came in the interval
     */
    record Values(Instant start, MeasureSnapshot values) implements HistoryPoint {

        @Override
        public double number() {
            return values.mean();
        }
    }
}
