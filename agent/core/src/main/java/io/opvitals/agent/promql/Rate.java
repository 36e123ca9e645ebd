package io.opvitals.agent.promql;

/**
 * How much a series has grown in a range, extrapolated to its ends: half a sample's distance at most where the series
 * seems to begin or to end within, and not below zero. Source: {@code extrapolatedRate} of Prometheus 3,
 * {@code promql/functions.go}.
 */
final class Rate {

    private Rate() {}

    /**
     * The growth within the range.
     *
     * @param isCounter whether a fall is a new beginning from zero
     * @return {@code NaN} for fewer than two samples
     */
    static double growth(SampleRange samples, long fromMillis, long toMillis, boolean isCounter) {
        int last = samples.size() - 1;
        if (last < 1) {
            return Double.NaN;
        }
        double[] values = samples.values();
        long[] times = samples.timesMillis();
        double growth = values[last] - values[0];
        for (int i = 1; isCounter && i <= last; i++) {
            growth += values[i] < values[i - 1] ? values[i - 1] : 0;
        }
        double sampled = (times[last] - times[0]) / 1_000.0;
        double distance = sampled / last;
        double toStart = extrapolated((times[0] - fromMillis) / 1_000.0, distance);
        double toEnd = extrapolated((toMillis - times[last]) / 1_000.0, distance);
        if (isCounter && growth > 0 && values[0] >= 0) {
            toStart = Math.min(toStart, sampled * (values[0] / growth));
        }
        return growth * ((sampled + toStart + toEnd) / sampled);
    }

    private static double extrapolated(double missing, double distance) {
        return missing >= distance * 1.1 ? distance / 2 : missing;
    }
}
