package io.opvitals.agent.operation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many values are how far from zero, as counts by bucket. Immutable.
 *
 * <p>The buckets are those of an OTLP exponential histogram at scale 3, as {@link Buckets} has them for durations: bucket
 * {@code i} holds magnitudes above {@code 2^(i/8)} and up to {@code 2^((i+1)/8)}, so that a quantile is off by less
 * than a bucket's width, 9.1 %. Indices are those of the wire. What is nearer to zero than {@link #LOWEST} is zero, and what is above
 * {@link #HIGHEST} counts in the last bucket: that bounds the memory of values that make no sense.
 */
public final class Magnitudes {

    public static final Magnitudes EMPTY = new Magnitudes(0, new long[0]);

    /** Magnitudes up to this one, 2^-64, are zero. */
    public static final double LOWEST = 0x1p-64;

    /** The end of the last bucket, 2^64. */
    public static final double HIGHEST = 0x1p64;

    static final int PER_OCTAVE = 8;
    static final int FIRST_INDEX = -64 * PER_OCTAVE;
    static final int LAST_INDEX = 64 * PER_OCTAVE - 1;

    /** Where the buckets of an octave begin, as multiples of its beginning. */
    private static final double[] BOUNDS = new double[PER_OCTAVE];

    static {
        for (int i = 0; i < PER_OCTAVE; i++) {
            BOUNDS[i] = StrictMath.pow(2, i / (double) PER_OCTAVE);
        }
    }

    private final int first;
    private final long[] counts;
    private final long count;

    private Magnitudes(int first, long[] counts) {
        this.first = first;
        this.counts = counts;
        long total = 0;
        for (long each : counts) {
            total += each;
        }
        this.count = total;
    }

    /**
     * These counts.
     *
     * @param first index of the first bucket that {@code counts} speaks of
     * @param counts copied, and trimmed of zeros at both ends
     */
    public static Magnitudes of(int first, long[] counts) {
        int from = 0;
        int to = counts.length;
        while (from < to && counts[from] == 0) {
            from++;
        }
        while (to > from && counts[to - 1] == 0) {
            to--;
        }
        return from == to ? EMPTY : new Magnitudes(first + from, Arrays.copyOfRange(counts, from, to));
    }

    /** The bucket of a magnitude above {@link #LOWEST}. */
    static int index(double magnitude) {
        if (magnitude >= HIGHEST) {
            return LAST_INDEX;
        }
        int exponent = Math.getExponent(magnitude);
        double mantissa = Math.scalb(magnitude, -exponent);
        int below = 0;
        while (below < PER_OCTAVE && BOUNDS[below] < mantissa) {
            below++;
        }
        return exponent * PER_OCTAVE + below - 1;
    }

    /** The largest magnitude of a bucket. */
    public static double upper(int index) {
        return Math.pow(2, (index + 1) / (double) PER_OCTAVE);
    }

    /** What every magnitude of a bucket is above. */
    public static double lower(int index) {
        return Math.pow(2, index / (double) PER_OCTAVE);
    }

    /** Number of values. */
    public long count() {
        return count;
    }

    /** Index of the first bucket that is not empty; 0 where all are. */
    public int first() {
        return first;
    }

    /** Number of buckets from the first to the last that is not empty. */
    public int span() {
        return counts.length;
    }

    /** Counts from {@link #first()} on, a copy. Neither the first nor the last is zero. */
    public long[] counts() {
        return counts.clone();
    }

    /** Count of the bucket at {@code index}; 0 outside of what was recorded. */
    public long countAt(int index) {
        int at = index - first;
        return at < 0 || at >= counts.length ? 0 : counts[at];
    }

    public Magnitudes plus(Magnitudes other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        int from = Math.min(first, other.first);
        long[] sum = new long[Math.max(first + counts.length, other.first + other.counts.length) - from];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = countAt(from + i) + other.countAt(from + i);
        }
        return new Magnitudes(from, sum);
    }

    /** What came since {@code earlier}, which counted the same values. */
    public Magnitudes minus(Magnitudes earlier) {
        if (earlier.count == 0) {
            return this;
        }
        long[] difference = counts.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= earlier.countAt(first + i);
        }
        return of(first, difference);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Magnitudes that && first == that.first && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * first + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return first + Arrays.toString(counts);
    }
}
