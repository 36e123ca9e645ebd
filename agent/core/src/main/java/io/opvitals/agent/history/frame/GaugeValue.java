package io.opvitals.agent.history.frame;

/** A value of the moment, as often as it was seen. */
public final class GaugeValue extends IntervalValue {

    private double last;
    private double min;
    private double max;
    private double sum;
    private long count;

    public double last() {
        return last;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    public double sum() {
        return sum;
    }

    /** How often it was seen. */
    public long count() {
        return count;
    }

    /** Seen once more. */
    public void add(double value) {
        add(value, value, value, value, 1);
    }

    @Override
    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public void clear() {
        count = 0;
        sum = 0;
    }

    @Override
    boolean isSingle() {
        return count == 1;
    }

    @Override
    void add(ByteReader from, boolean isSingle) {
        if (isSingle) {
            add(from.number());
            return;
        }
        long counted = from.varint();
        boolean isConstant = (counted & 1) == 0;
        long times = counted >>> 1;
        double latest = from.number();
        if (isConstant) {
            add(latest, latest, latest, latest * times, times);
        } else {
            add(latest, from.number(), from.number(), from.number(), times);
        }
    }

    @Override
    void write(ByteWriter to, boolean isSingle) {
        if (isSingle) {
            to.rounded(last);
            return;
        }
        boolean isConstant = Double.compare(min, max) == 0;
        to.varint(count << 1 | (isConstant ? 0 : 1));
        to.rounded(last);
        if (!isConstant) {
            to.rounded(min);
            to.rounded(max);
            to.rounded(sum);
        }
    }

    private void add(double latest, double lowest, double highest, double more, long times) {
        min = count == 0 ? lowest : Math.min(min, lowest);
        max = count == 0 ? highest : Math.max(max, highest);
        last = latest;
        sum += more;
        count += times;
    }
}
