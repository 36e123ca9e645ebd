package io.opvitals.agent.promql;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.series.ClassicBuckets;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A remembered series as samples, each at the end of its interval: a gauge's last value; a total, which begins at zero with
 * the first interval and goes on where nothing came.
 *
 * @param name as a scrape shows it
 * @param labels its labels
 * @param timesMillis ends of intervals, rising
 * @param values as many
 * @param goesOn whether it stays what it is where there is no sample
 */
@SuppressWarnings("ArrayRecordComponent")
record HistoryTrack(String name, Labels labels, long[] timesMillis, double[] values, boolean goesOn) {

    private static final double SECOND = 1e9;
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};

    /** One number of each point. */
    private interface Reading {

        double of(HistoryPoint point);
    }

    static List<HistoryTrack> of(String name, HistoryAnswer answer) {
        List<HistoryTrack> tracks = new ArrayList<>();
        long length = answer.step().toMillis();
        for (HistorySeries each : answer.series()) {
            Labels labels = each.id().labels();
            if (each.kind() != SeriesKind.HISTOGRAM) {
                boolean isTotal = each.kind() == SeriesKind.COUNTER;
                tracks.add(track(name, labels, each.points(), length, isTotal, HistoryTrack::number));
            } else if (name.endsWith("_bucket")) {
                for (int i = 0; i < ClassicBuckets.BOUNDS.size(); i++) {
                    int bound = i;
                    tracks.add(track(
                            name,
                            labels.without("le").and("le", ClassicBuckets.BOUNDS.get(i)),
                            each.points(),
                            length,
                            true,
                            point -> (double) ClassicBuckets.upTo(durations(point))[bound]));
                }
            } else {
                for (double quantile : QUANTILES) {
                    tracks.add(track(
                            name,
                            labels.without("quantile").and("quantile", Double.toString(quantile)),
                            each.points(),
                            length,
                            false,
                            point -> durations(point).quantileNanos(quantile) / SECOND));
                }
            }
        }
        return tracks;
    }

    /** The place of the last sample that is not after a time; -1 where there is none. */
    int upTo(long millis) {
        int at = java.util.Arrays.binarySearch(timesMillis, millis);
        return at >= 0 ? at : -at - 2;
    }

    private static HistoryTrack track(
            String name, Labels labels, List<HistoryPoint> points, long length, boolean isTotal, Reading reading) {
        long[] times = new long[points.size()];
        double[] values = new double[times.length];
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            HistoryPoint point = points.get(i);
            times[i] = point.start().toEpochMilli() + length;
            sum += reading.of(point);
            values[i] = isTotal ? sum : reading.of(point);
        }
        return new HistoryTrack(name, labels, times, values, isTotal);
    }

    private static double number(HistoryPoint point) {
        return point instanceof HistoryPoint.Level level ? level.last() : point.number();
    }

    private static HistogramSnapshot durations(HistoryPoint point) {
        return point instanceof HistoryPoint.Durations durations ? durations.durations() : HistogramSnapshot.EMPTY;
    }
}
