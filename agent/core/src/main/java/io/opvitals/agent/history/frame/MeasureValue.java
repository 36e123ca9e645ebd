package io.opvitals.agent.history.frame;

import io.opvitals.agent.operation.Magnitudes;
import io.opvitals.agent.operation.MeasureSnapshot;

/** The values of a measure, as counts by bucket. */
public final class MeasureValue extends IntervalValue {

    /** No magnitude has so many buckets; what says so was not written by us. */
    private static final int MOST_BUCKETS = 1 << 11;

    private MeasureSnapshot values = MeasureSnapshot.EMPTY;

    public MeasureSnapshot values() {
        return values;
    }

    /** These values too. */
    public void add(MeasureSnapshot more) {
        values = values.plus(more);
    }

    @Override
    public boolean isEmpty() {
        return values.count() == 0;
    }

    @Override
    public void clear() {
        values = MeasureSnapshot.EMPTY;
    }

    @Override
    void add(ByteReader from, boolean isSingle) {
        from.varint();
        double sum = from.number();
        int end = from.count() + from.position();
        double min = from.number();
        double max = from.number();
        long zeros = from.varint();
        Magnitudes positive = magnitudes(from);
        Magnitudes negative = magnitudes(from);
        add(MeasureSnapshot.of(positive, zeros, negative, sum, min, max));
        from.position(end);
    }

    @Override
    void write(ByteWriter to, boolean isSingle) {
        to.varint(values.count());
        to.exact(values.sum());
        ByteWriter rest = to.inner();
        rest.exact(values.min());
        rest.exact(values.max());
        rest.varint(values.zeros());
        write(values.positive(), rest);
        write(values.negative(), rest);
        to.block(rest);
    }

    /** Only how many and how much in all, of what was written. */
    static void total(ByteReader from, boolean isCount, CounterValue into) {
        long count = from.varint();
        double sum = from.number();
        int length = from.count();
        from.position(from.position() + length);
        into.add(isCount ? count : sum);
    }

    private static void write(Magnitudes magnitudes, ByteWriter to) {
        to.exact(magnitudes.first());
        to.varint(magnitudes.span());
        for (long each : magnitudes.counts()) {
            to.varint(each);
        }
    }

    private static Magnitudes magnitudes(ByteReader from) {
        int first = (int) from.number();
        int span = from.count();
        if (span > MOST_BUCKETS) {
            throw new IllegalArgumentException(span + " buckets");
        }
        long[] counts = new long[span];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = from.varint();
        }
        return Magnitudes.of(first, counts);
    }
}
