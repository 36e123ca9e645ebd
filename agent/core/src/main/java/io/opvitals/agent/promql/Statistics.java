package io.opvitals.agent.promql;

import java.util.Arrays;

/** Numbers about numbers, as Prometheus works them out. None of the methods changes its argument. */
final class Statistics {

    /** Makes the median of absolute deviations that of a normal distribution's standard deviation. */
    static final double MAD_TO_SIGMA = 1.4826;

    private Statistics() {}

    /** With the error of each addition carried along (Neumaier's variant of Kahan's summation). */
    static double sum(double[] values) {
        double sum = 0;
        double carried = 0;
        for (double each : values) {
            double next = sum + each;
            if (!Double.isInfinite(next)) {
                carried += Math.abs(sum) >= Math.abs(each) ? (sum - next) + each : (each - next) + sum;
            }
            sum = next;
        }
        return Double.isInfinite(sum) ? sum : sum + carried;
    }

    static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /** The lowest that is a number. */
    static double min(double[] values) {
        double min = values[0];
        for (double each : values) {
            if (each < min || Double.isNaN(min)) {
                min = each;
            }
        }
        return min;
    }

    /** The highest that is a number. */
    static double max(double[] values) {
        double max = values[0];
        for (double each : values) {
            if (each > max || Double.isNaN(max)) {
                max = each;
            }
        }
        return max;
    }

    /** Of the whole population. */
    static double variance(double[] values) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double delta = values[i] - mean;
            mean += delta / (i + 1);
            squares += delta * (values[i] - mean);
        }
        return squares / values.length;
    }

    /** Interpolated between neighbours; infinite outside of 0 to 1. */
    static double quantile(double quantile, double[] values) {
        if (values.length == 0 || Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0 || quantile > 1) {
            return quantile < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double[] sorted = values.clone();
        // What is not a number is the lowest.
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Double.isNaN(sorted[i]) ? -Double.MAX_VALUE : sorted[i];
        }
        Arrays.sort(sorted);
        double rank = quantile * (sorted.length - 1);
        int lower = (int) Math.floor(rank);
        int upper = Math.min(lower + 1, sorted.length - 1);
        double weight = rank - lower;
        return sorted[lower] * (1 - weight) + sorted[upper] * weight;
    }

    static double median(double[] values) {
        return quantile(0.5, values);
    }
}
