package io.opvitals.agent.operation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has counted of one operation. Only that thread writes; the collector's thread reads at any time.
 *
 * <p>With a single writer an increment is a plain read and a release write: no atomic instruction, and the reader sees
 * every counter grow and never tear. A release write of an ended call comes after the release write of its start, so a
 * reader that reads ends before starts never sees more ends than starts.
 *
 * <p>The buckets of a series are one array that covers only the range of buckets this thread has met, with three slots in
 * front. It is replaced by a larger copy when a duration falls outside. The usual operation meets two octaves, which
 * keeps a cell near 200 bytes.
 */
final class Cell {

    /** What a cell of two octaves takes, objects and arrays together, in bytes; for {@link CellBudget}. */
    static final int TYPICAL_BYTES = 240;

    private static final int FIRST_BUCKET = 0;
    private static final int SUM = 1;
    private static final int MAX = 2;
    private static final int COUNTS = 3;
    private static final int GROWTH = 8;

    private static final VarHandle STARTED;
    private static final VarHandle WITHDRAWN;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    static {
        try {
            STARTED = MethodHandles.lookup().findVarHandle(Cell.class, "started", long.class);
            WITHDRAWN = MethodHandles.lookup().findVarHandle(Cell.class, "withdrawn", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Thread owner;
    final ThreadRecorder recorder;

    /** The frame of the latest call counted here, which is likely to be that of the next one. For this thread only. */
    private @Nullable CallFrame expected;

    @SuppressWarnings("UnusedVariable") // read and written through STARTED
    private long started;

    @SuppressWarnings("UnusedVariable") // read and written through WITHDRAWN
    private long withdrawn;

    /** How long the last success took; negative before there is one. For this thread only, like the two below. */
    private long lastNanos = -1;

    /** Calls until the next one that is timed, where not all are. */
    private int untilTimed;

    private int draw = System.identityHashCode(this) | 1;

    private volatile long @Nullable [] success;

    /** By series number; 0, success, is not used. */
    private volatile long @Nullable [] @Nullable [] others;

    Cell(ThreadRecorder recorder) {
        this.recorder = recorder;
        this.owner = recorder.owner;
    }

    /** The next call counted here is likely to have this frame. */
    void expect(CallFrame frame) {
        if (expected != frame) {
            expected = frame;
        }
    }

    /** The frame that the next call probably has; {@code null} before the first. */
    @Nullable
    CallFrame expected() {
        return expected;
    }

    void start() {
        STARTED.setRelease(this, (long) STARTED.get(this) + 1);
    }

    /** Takes the start of a call back that turned out to be none yet. */
    void withdraw() {
        WITHDRAWN.setRelease(this, (long) WITHDRAWN.get(this) + 1);
    }

    /**
     * Whether the call that begins now is to be timed, where one in so many is. The distance from one to the next is
     * drawn between 1 and twice the mean, so that a steady rhythm of calls hides none.
     */
    boolean isDue(int oneIn) {
        if (lastNanos < 0) {
            return true;
        }
        untilTimed--;
        if (untilTimed > 0) {
            return false;
        }
        // Xorshift with Marsaglia's triple 13, 17, 5.
        draw ^= draw << 13;
        draw ^= draw >>> 17;
        draw ^= draw << 5;
        untilTimed = 1 + Integer.remainderUnsigned(draw, 2 * oneIn - 1);
        return true;
    }

    /** How long the last success took that was timed. */
    long lastNanos() {
        return lastNanos;
    }

    /**
     * Counts a success that was not timed like the last one that was. So every timed call stands for those up to the next,
     * each call is in exactly one bucket, and no bucket ever loses one.
     */
    void endUntimed() {
        end(0, lastNanos);
    }

    void end(int series, long durationNanos) {
        if (series == 0) {
            lastNanos = durationNanos;
        }
        int bucket = Buckets.index(durationNanos);
        long[] slots = series == 0 ? success : other(series);
        if (slots == null || bucket < slots[FIRST_BUCKET] || bucket - slots[FIRST_BUCKET] >= slots.length - COUNTS) {
            slots = replace(series, slots, bucket);
        }
        int at = COUNTS + bucket - (int) slots[FIRST_BUCKET];
        SLOT.setRelease(slots, SUM, slots[SUM] + durationNanos);
        if (durationNanos > slots[MAX]) {
            SLOT.setRelease(slots, MAX, durationNanos);
        }
        SLOT.setRelease(slots, at, slots[at] + 1);
    }

    /** Starts taken back; read before {@link #started}. */
    long withdrawn() {
        return (long) WITHDRAWN.getAcquire(this);
    }

    /** Calls started; read after {@link #addTo} for an in-flight number that is never negative. */
    long started() {
        return (long) STARTED.getAcquire(this);
    }

    /** Adds what this thread has counted of a series. */
    void addTo(HistogramSum sum, int series) {
        long[] slots = series == 0 ? success : other(series);
        if (slots == null) {
            return;
        }
        int first = (int) slots[FIRST_BUCKET];
        for (int i = COUNTS; i < slots.length; i++) {
            sum.addCount(first + i - COUNTS, (long) SLOT.getAcquire(slots, i));
        }
        sum.addDurations((long) SLOT.getAcquire(slots, SUM), (long) SLOT.getAcquire(slots, MAX));
    }

    private long @Nullable [] other(int series) {
        long @Nullable [] @Nullable [] all = others;
        return all == null || series >= all.length ? null : all[series];
    }

    private long[] replace(int series, long @Nullable [] slots, int bucket) {
        long[] larger = slots == null ? fresh(bucket) : grown(slots, bucket);
        if (series == 0) {
            success = larger;
            return larger;
        }
        long @Nullable [] @Nullable [] all = others;
        long @Nullable [] @Nullable [] copy =
                all == null ? new long[series + 1][] : Arrays.copyOf(all, Math.max(all.length, series + 1));
        copy[series] = larger;
        others = copy;
        return larger;
    }

    private static long[] fresh(int bucket) {
        long[] slots = new long[COUNTS + 2 * GROWTH];
        slots[FIRST_BUCKET] = Math.max(0, bucket - GROWTH / 2);
        return slots;
    }

    private static long[] grown(long[] slots, int bucket) {
        int first = (int) slots[FIRST_BUCKET];
        int end = first + slots.length - COUNTS;
        int newFirst = bucket < first ? Math.max(0, bucket - GROWTH / 2) : first;
        int newEnd = bucket >= end ? bucket + GROWTH / 2 : end;
        long[] larger = new long[COUNTS + newEnd - newFirst];
        larger[FIRST_BUCKET] = newFirst;
        larger[SUM] = slots[SUM];
        larger[MAX] = slots[MAX];
        System.arraycopy(slots, COUNTS, larger, COUNTS + first - newFirst, slots.length - COUNTS);
        return larger;
    }
}
