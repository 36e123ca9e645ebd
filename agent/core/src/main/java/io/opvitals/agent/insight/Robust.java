package io.opvitals.agent.insight;

import java.util.Arrays;

/** Statistics that a few values out of all proportion do not move. */
public final class Robust {

    /** Makes the median of distances from the median comparable with a standard deviation, where values are normal. */
    public static final double MAD_TO_DEVIATION = 1.4826;

    private Robust() {}

    /** The middle value, or the mean of the two; {@code NaN} without any. */
    public static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median of the distances from {@code center}; {@code NaN} without values. */
    public static double medianDistance(double center, double... values) {
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.abs(values[i] - center);
        }
        return median(distances);
    }
}
