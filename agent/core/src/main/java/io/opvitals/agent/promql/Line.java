package io.opvitals.agent.promql;

/** The straight line nearest to samples, by least squares: {@code linearRegression} of Prometheus. */
final class Line {

    private final double slope;
    private final double intercept;

    /** @param zeroMillis where the intercept is */
    Line(SampleRange samples, long zeroMillis) {
        double[] values = samples.values();
        double sumX = 0;
        double sumY = 0;
        double sumXy = 0;
        double sumXx = 0;
        boolean isConstant = true;
        for (int i = 0; i < values.length; i++) {
            double x = (samples.timesMillis()[i] - zeroMillis) / 1_000.0;
            isConstant &= values[i] == values[0];
            sumX += x;
            sumY += values[i];
            sumXy += x * values[i];
            sumXx += x * x;
        }
        int n = values.length;
        double covariance = sumXy - sumX * sumY / n;
        double variance = sumXx - sumX * sumX / n;
        this.slope = isConstant ? 0 : covariance / variance;
        this.intercept = isConstant ? values[0] : sumY / n - slope * sumX / n;
    }

    /** By second. */
    double slope() {
        return slope;
    }

    double intercept() {
        return intercept;
    }
}
