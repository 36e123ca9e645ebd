package io.opvitals.agent.operation;

/**
 * Which bucket of the histogram a duration belongs to.
 *
 * <p>The buckets are those of an OTLP exponential histogram of <em>seconds</em> at scale 3 (base 2^(1/8), 8 buckets an
 * octave): bucket {@code i} holds durations above {@code 2^(i/8)} and up to {@code 2^((i+1)/8)} seconds. A quantile, which is
 * interpolated within its bucket, is off by less than the bucket's width, 9.1 %: by much less where durations spread over
 * the bucket, by up to that where all of them are one and the same value. Because the bounds are those of the wire format, an
 * export copies counts and converts nothing (OpenTelemetry data model, "Exponential Histogram"; Prometheus native
 * histograms use the same bounds).
 *
 * <p><b>How the index is found.</b> Durations come as nanoseconds, and one second is not a power of two of them, so the
 * bounds do not start at the octave's beginning: within every octave {@code [2^e, 2^(e+1))} of nanoseconds the eight
 * bounds stand at the same eight places, {@code 1e9 * 2^(k/8)} shifted into {@code [1, 2)}. The leading zeros give the
 * octave; the next four bits give one of sixteen slots, each narrower than the narrowest bucket (1/16 against 2^(1/8) - 1
 * = 0.09), so that at most one bound lies inside a slot: one table says how many bounds lie below the slot, another which
 * bound lies in it, and one comparison decides. No logarithm, no branch, and no load that waits for another: the next
 * clock reading waits for all of it.
 *
 * <p>Indices here start at zero for one nanosecond; {@link #OTLP_OFFSET} leads to the wire's index.
 */
public final class Buckets {

    /** The OTLP scale. */
    public static final int SCALE = 3;

    /** Add this to an index here for the index on the wire. */
    public static final int OTLP_OFFSET = -240;

    /** Number of buckets: eight for each of the 63 octaves of a duration, and one. */
    static final int COUNT = 63 * 8 + 1;

    private static final int PER_OCTAVE = 8;

    /** For each sixteenth of an octave, how many bounds lie below it. */
    private static final int[] BELOW = new int[16];

    /** For each sixteenth, the bound in it or the next above, as a number normalized to 63 bits. */
    private static final long[] BOUND = new long[16];

    /** The lower bounds of all buckets, and the upper one of the last. */
    private static final double[] NANOS = new double[COUNT + 1];

    static {
        for (int index = 0; index <= COUNT; index++) {
            NANOS[index] = 1e9 * Math.pow(2, (index + OTLP_OFFSET) / 8.0);
        }
        long[] bounds = new long[PER_OCTAVE + 1];
        for (int k = 1; k <= PER_OCTAVE; k++) {
            // 1e9 * 2^(k/8) is between 2^30 and 2^31 for k = 1..8; the last is exactly 2e9, a whole number.
            double bound = k == PER_OCTAVE ? 2e9 : 1e9 * StrictMath.pow(2, k / 8.0);
            bounds[k - 1] = (long) (bound * (1L << 32));
        }
        bounds[PER_OCTAVE] = Long.MAX_VALUE;
        for (int slot = 0; slot < 16; slot++) {
            long low = (16L + slot) << 58;
            int below = 0;
            while (bounds[below] < low) {
                below++;
            }
            BELOW[slot] = below;
            BOUND[slot] = bounds[below];
        }
    }

    private Buckets() {}

    /** The bucket of a duration, {@code 0} to {@link #COUNT} - 1. Anything below one nanosecond counts as one. */
    public static int index(long durationNanos) {
        long value = Math.max(durationNanos, 1);
        int zeros = Long.numberOfLeadingZeros(value);
        long normalized = (value << zeros) >>> 1;
        int slot = (int) (normalized >>> 58) & 15;
        int above = (int) ((BOUND[slot] - normalized) >>> 63);
        return ((63 - zeros) << SCALE) + BELOW[slot] + above;
    }

    /** The largest duration of a bucket, in nanoseconds. */
    public static double upperNanos(int index) {
        return lowerNanos(index + 1);
    }

    /** What every duration of a bucket is longer than, in nanoseconds. */
    public static double lowerNanos(int index) {
        return index >= 0 && index <= COUNT ? NANOS[index] : 1e9 * Math.pow(2, (index + OTLP_OFFSET) / 8.0);
    }
}
