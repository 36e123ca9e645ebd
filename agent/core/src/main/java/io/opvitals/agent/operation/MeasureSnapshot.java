package io.opvitals.agent.operation;

/**
 * The values of one measure, as counts by bucket of {@link Magnitudes}. Immutable.
 *
 * <p>Two snapshots of the same recorder can be subtracted, and snapshots of different recorders added, without losing
 * precision. The lowest and the highest are exact for a snapshot since the start; of a difference they are where the
 * outermost buckets end, or exact where that is narrower.
 *
 * @param positive values above zero
 * @param zeros values that are zero
 * @param negative values below zero, by their distance from it
 * @param sum of all, in the measure's own unit
 * @param min the lowest, {@code NaN} where there is none
 * @param max the highest, {@code NaN} where there is none
 */
public record MeasureSnapshot(
        Magnitudes positive, long zeros, Magnitudes negative, double sum, double min, double max) {

    public static final MeasureSnapshot EMPTY =
            new MeasureSnapshot(Magnitudes.EMPTY, 0, Magnitudes.EMPTY, 0, Double.NaN, Double.NaN);

    /** Takes over what was counted; {@link #EMPTY} where that is nothing. */
    public static MeasureSnapshot of(
            Magnitudes positive, long zeros, Magnitudes negative, double sum, double min, double max) {
        return positive.count() + zeros + negative.count() == 0
                ? EMPTY
                : new MeasureSnapshot(positive, zeros, negative, sum, min, max);
    }

    /** These values. */
    public static MeasureSnapshot of(double... values) {
        MeasureRecorder recorder = new MeasureRecorder();
        for (double each : values) {
            recorder.add(each);
        }
        return recorder.snapshot();
    }

    /** Number of values. */
    public long count() {
        return positive.count() + zeros + negative.count();
    }

    /** {@code NaN} where there is none. */
    public double mean() {
        long count = count();
        return count == 0 ? Double.NaN : sum / count;
    }

    /**
     * The value that the share {@code quantile} of all values does not exceed, interpolated within its bucket on the
     * logarithmic scale, and never outside of the lowest and the highest; {@code NaN} where there is none.
     *
     * @param quantile 0 to 1, for example 0.95
     */
    public double quantile(double quantile) {
        if (!(quantile >= 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile: " + quantile + " (expected: 0 to 1)");
        }
        long count = count();
        return count == 0 ? Double.NaN : Math.min(Math.max(estimate(quantile * count), min), max);
    }

    public MeasureSnapshot plus(MeasureSnapshot other) {
        if (other.count() == 0) {
            return this;
        }
        if (count() == 0) {
            return other;
        }
        return new MeasureSnapshot(
                positive.plus(other.positive),
                zeros + other.zeros,
                negative.plus(other.negative),
                sum + other.sum,
                Math.min(min, other.min),
                Math.max(max, other.max));
    }

    /** What came since {@code earlier}, an earlier snapshot of the same recorder. */
    public MeasureSnapshot minus(MeasureSnapshot earlier) {
        if (earlier.count() == 0) {
            return this;
        }
        Magnitudes above = positive.minus(earlier.positive);
        Magnitudes below = negative.minus(earlier.negative);
        long nothing = zeros - earlier.zeros;
        // One that is lower than all before has come since.
        double lowest = min < earlier.min ? min : Math.max(min, lowest(above, nothing, below));
        double highest = max > earlier.max ? max : Math.min(max, highest(above, nothing, below));
        return of(above, nothing, below, sum - earlier.sum, lowest, highest);
    }

    private double estimate(double rank) {
        long before = 0;
        for (int i = negative.first() + negative.span() - 1; i >= negative.first() && negative.span() > 0; i--) {
            long in = negative.countAt(i);
            if (in > 0 && before + in >= rank) {
                return -interpolated(i, 1 - (rank - before) / in);
            }
            before += in;
        }
        if (zeros > 0 && before + zeros >= rank) {
            return 0;
        }
        before += zeros;
        for (int i = positive.first(); i < positive.first() + positive.span(); i++) {
            long in = positive.countAt(i);
            if (in > 0 && before + in >= rank) {
                return interpolated(i, (rank - before) / in);
            }
            before += in;
        }
        return max;
    }

    private static double interpolated(int index, double share) {
        double low = Magnitudes.lower(index);
        return low * Math.pow(Magnitudes.upper(index) / low, share);
    }

    private static double lowest(Magnitudes above, long zeros, Magnitudes below) {
        if (below.count() > 0) {
            return -Magnitudes.upper(below.first() + below.span() - 1);
        }
        return zeros > 0 ? 0 : Magnitudes.lower(above.first());
    }

    private static double highest(Magnitudes above, long zeros, Magnitudes below) {
        if (above.count() > 0) {
            return Magnitudes.upper(above.first() + above.span() - 1);
        }
        return zeros > 0 ? 0 : -Magnitudes.lower(below.first());
    }
}
