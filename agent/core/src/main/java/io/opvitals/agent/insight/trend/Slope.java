package io.opvitals.agent.insight.trend;

import io.opvitals.agent.insight.Robust;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The line through points by Theil and Sen: its slope is the median of the slopes between all pairs, which up to 29 % of
 * wild values do not move. The interval is Sen's (1968), from the variance of Kendall's S, at 95 %; times are distinct, and
 * equal values are few enough not to correct for.
 *
 * @param perSecond the slope, in units of the series by second
 * @param low where the slope begins, with 95 % confidence
 * @param high where it ends
 * @param start the value of the line at the first point
 * @param end its value at the last
 * @param points how many there were
 */
public record Slope(double perSecond, double low, double high, double start, double end, int points) {

    /** Of fewer, the interval would be all slopes there are. */
    static final int MIN_POINTS = 5;

    /** More are thinned out evenly: there are half as many pairs as their square. */
    static final int MAX_POINTS = 500;

    /** The standard normal distribution's quantile for a two-sided 95 %. */
    private static final double Z = 1.959964;

    public static final Slope UNKNOWN = new Slope(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

    /** Whether the direction is more than chance: the interval is on one side of zero. */
    public Direction direction() {
        if (points < MIN_POINTS) {
            return Direction.UNKNOWN;
        }
        return low > 0 ? Direction.RISING : high < 0 ? Direction.FALLING : Direction.STEADY;
    }

    /** Which way a series goes. */
    public enum Direction {
        RISING,
        FALLING,
        /** No more than chance. */
        STEADY,
        /** There are too few points to say. */
        UNKNOWN
    }

    /** Through these points, in the order of time; {@link #UNKNOWN} through fewer than {@link #MIN_POINTS}. */
    public static Slope through(List<Point> points) {
        if (points.size() < MIN_POINTS) {
            return UNKNOWN;
        }
        Instant origin = points.get(0).time();
        int step = (points.size() + MAX_POINTS - 1) / MAX_POINTS;
        int count = (points.size() + step - 1) / step;
        double[] seconds = new double[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            Point point = points.get(i * step);
            seconds[i] = Duration.between(origin, point.time()).toMillis() / 1e3;
            values[i] = point.value();
        }
        return through(seconds, values);
    }

    private static Slope through(double[] seconds, double[] values) {
        double[] slopes = slopes(seconds, values);
        int count = values.length;
        double slope = Robust.median(slopes);
        double deviation = Math.sqrt(count * (count - 1.0) * (2.0 * count + 5) / 18);
        int away = (int) Math.ceil((slopes.length + Z * deviation) / 2);
        int low = Math.max(0, slopes.length - away - 1);
        int high = Math.min(slopes.length - 1, away);
        double[] offsets = new double[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = values[i] - slope * seconds[i];
        }
        double start = Robust.median(offsets);
        return new Slope(slope, slopes[low], slopes[high], start, start + slope * seconds[count - 1], count);
    }

    /** Between all pairs, sorted. */
    private static double[] slopes(double[] seconds, double[] values) {
        int count = values.length;
        double[] slopes = new double[count * (count - 1) / 2];
        int at = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                slopes[at++] = (values[j] - values[i]) / (seconds[j] - seconds[i]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }
}
