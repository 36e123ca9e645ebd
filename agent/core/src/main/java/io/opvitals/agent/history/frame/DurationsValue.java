package io.opvitals.agent.history.frame;

import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import java.util.Arrays;

/** Durations, as counts by bucket. */
public final class DurationsValue extends IntervalValue {

    private static final long[] NONE = new long[0];

    /** No duration has a higher one; what says so was not written by us. */
    private static final int HIGHEST_BUCKET = 1 << 10;

    private static final int ROOM = 16;

    private int first;
    private long[] counts = NONE;
    private long count;
    private long sumNanos;
    private long maxNanos;

    /** These durations too. */
    public void add(HistogramSnapshot more) {
        if (more.count() == 0) {
            return;
        }
        cover(more.firstBucket(), more.firstBucket() + more.bucketSpan());
        more.addTo(counts, first);
        count += more.count();
        sumNanos += more.sumNanos();
        maxNanos = Math.max(maxNanos, more.maxNanos());
    }

    /** Only what came between two snapshots of one recorder; as {@link HistogramSnapshot#minus}. */
    public void set(HistogramSnapshot now, HistogramSnapshot before) {
        clear();
        if (now.count() == before.count()) {
            return;
        }
        cover(now.firstBucket(), now.firstBucket() + now.bucketSpan());
        now.addTo(counts, first);
        before.subtractFrom(counts, first);
        count = now.count() - before.count();
        sumNanos = now.sumNanos() - before.sumNanos();
        maxNanos = before.count() == 0
                ? now.maxNanos()
                : Math.min(now.maxNanos(), (long) Math.ceil(Buckets.upperNanos(highest())));
    }

    public HistogramSnapshot durations() {
        return HistogramSnapshot.of(first, counts, sumNanos, maxNanos);
    }

    @Override
    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        count = 0;
        sumNanos = 0;
        maxNanos = 0;
    }

    @Override
    void add(ByteReader from, boolean isSingle) {
        count += from.varint();
        sumNanos += from.varint();
        maxNanos = Math.max(maxNanos, from.varint());
        int end = from.count() + from.position();
        int lowest = from.count();
        int highest = from.count();
        if (highest < lowest || highest > HIGHEST_BUCKET) {
            throw new IllegalArgumentException("buckets " + lowest + " to " + highest);
        }
        cover(lowest, highest + 1);
        long[] into = counts;
        for (int at = lowest - first; from.position() < end; at++) {
            long value = from.varint();
            if (value == 0) {
                // So many empty ones follow.
                at += from.count();
            } else {
                into[at] += value;
            }
        }
    }

    @Override
    void write(ByteWriter to, boolean isSingle) {
        int from = 0;
        int end = counts.length;
        while (from < end && counts[from] == 0) {
            from++;
        }
        while (end > from && counts[end - 1] == 0) {
            end--;
        }
        to.varint(count);
        to.varint(sumNanos);
        to.varint(maxNanos);
        ByteWriter buckets = to.inner();
        buckets.varint(first + from);
        buckets.varint(first + end - 1);
        for (int i = from; i < end; i++) {
            buckets.varint(counts[i]);
            if (counts[i] == 0) {
                int empty = i;
                while (counts[empty + 1] == 0) {
                    empty++;
                }
                buckets.varint(empty - i);
                i = empty;
            }
        }
        to.block(buckets);
    }

    /** Only how many and how long in all, of what was written. */
    static void total(ByteReader from, boolean isCount, CounterValue into) {
        long number = from.varint();
        long sum = from.varint();
        from.varint();
        int length = from.count();
        from.position(from.position() + length);
        into.add(isCount ? number : sum / 1e9);
    }

    private int highest() {
        int at = counts.length - 1;
        while (at > 0 && counts[at] == 0) {
            at--;
        }
        return first + at;
    }

    /** Has room for these buckets, and for some on either side: the next are likely to be there. */
    private void cover(int from, int end) {
        if (counts.length > 0 && from >= first && end <= first + counts.length) {
            return;
        }
        int lowest = counts.length == 0 ? from : Math.min(first, from);
        int highest = counts.length == 0 ? end : Math.max(first + counts.length, end);
        lowest -= lowest % ROOM;
        long[] wider = new long[highest - lowest + ROOM - 1 - (highest - lowest + ROOM - 1) % ROOM];
        System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : first - lowest, counts.length);
        first = lowest;
        counts = wider;
    }
}
