package io.opvitals.agent.promql;

import java.util.List;

/**
 * A function of one series' samples in a range.
 *
 * @param parameter the quantile of {@code quantile_over_time}, the seconds of {@code predict_linear}
 * @param atMillis the moment of evaluation, without the offset
 */
record OverTime(Function function, long fromMillis, long toMillis, double parameter, long atMillis) {

    void add(SampleRange samples, List<Sample> results) {
        double[] values = samples.values();
        switch (function) {
            case RATE, INCREASE, DELTA, DERIV, PREDICT_LINEAR -> {
                if (values.length >= 2) {
                    results.add(result(samples, growth(samples)));
                }
            }
            case LAST_OVER_TIME -> results.add(new Sample(samples.name(), samples.labels(), values[values.length - 1]));
            default -> results.add(result(samples, value(values)));
        }
    }

    private double growth(SampleRange samples) {
        return switch (function) {
            case RATE -> Rate.growth(samples, fromMillis, toMillis, true) / ((toMillis - fromMillis) / 1_000.0);
            case INCREASE -> Rate.growth(samples, fromMillis, toMillis, true);
            case DELTA -> Rate.growth(samples, fromMillis, toMillis, false);
            case DERIV -> new Line(samples, samples.timesMillis()[0]).slope();
            default -> {
                Line line = new Line(samples, atMillis);
                yield line.intercept() + line.slope() * parameter;
            }
        };
    }

    private double value(double[] values) {
        return switch (function) {
            case AVG_OVER_TIME -> Statistics.mean(values);
            case MIN_OVER_TIME -> Statistics.min(values);
            case MAX_OVER_TIME -> Statistics.max(values);
            case SUM_OVER_TIME -> Statistics.sum(values);
            case COUNT_OVER_TIME -> values.length;
            case PRESENT_OVER_TIME -> 1;
            case STDDEV_OVER_TIME -> Math.sqrt(Statistics.variance(values));
            case QUANTILE_OVER_TIME -> Statistics.quantile(parameter, values);
            case CHANGES -> changes(values);
            case RESETS -> resets(values);
            default -> throw new IllegalStateException(function + " (expected: a function over time)");
        };
    }

    private static double changes(double[] values) {
        int changes = 0;
        for (int i = 1; i < values.length; i++) {
            boolean areBothNone = Double.isNaN(values[i]) && Double.isNaN(values[i - 1]);
            changes += values[i] != values[i - 1] && !areBothNone ? 1 : 0;
        }
        return changes;
    }

    private static double resets(double[] values) {
        int resets = 0;
        for (int i = 1; i < values.length; i++) {
            resets += values[i] < values[i - 1] ? 1 : 0;
        }
        return resets;
    }

    private static Sample result(SampleRange samples, double value) {
        return new Sample("", samples.labels(), value);
    }
}
