package io.opvitals.agent.history.frame;

import io.opvitals.agent.operation.MeasureSnapshot;

/** The values of a measure. */
public final class MeasureValue extends IntervalValue {

    private static final MeasureSnapshot NONE = new MeasureSnapshot(0, 0, Double.NaN, Double.NaN);

    private MeasureSnapshot values = NONE;

    public MeasureSnapshot values() {
        return values;
    }

    /** These values too. */
    public void add(MeasureSnapshot more) {
        if (values.count() == 0) {
            values = more;
        } else if (more.count() > 0) {
            values = new MeasureSnapshot(
                    values.count() + more.count(),
                    values.sum() + more.sum(),
                    Math.min(values.min(), more.min()),
                    Math.max(values.max(), more.max()));
        }
    }

    /** What came between two snapshots of the same recorder. */
    public static MeasureSnapshot difference(MeasureSnapshot now, MeasureSnapshot before) {
        if (now.count() <= before.count()) {
            return now.count() < before.count() ? now : NONE;
        }
        return new MeasureSnapshot(now.count() - before.count(), now.sum() - before.sum(), now.min(), now.max());
    }

    @Override
    public boolean isEmpty() {
        return values.count() == 0;
    }

    @Override
    public void clear() {
        values = NONE;
    }

    @Override
    void add(ByteReader from, boolean isSingle) {
        long count = from.varint();
        double sum = from.number();
        int end = from.count() + from.position();
        add(new MeasureSnapshot(count, sum, from.number(), from.number()));
        from.position(end);
    }

    @Override
    void write(ByteWriter to, boolean isSingle) {
        to.varint(values.count());
        to.exact(values.sum());
        ByteWriter rest = new ByteWriter(64);
        rest.exact(values.min());
        rest.exact(values.max());
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
}
