package io.opvitals.agent.history.frame;

/** What is known of one series over one interval; grows as more of the interval becomes known. */
public abstract sealed class IntervalValue permits CounterValue, GaugeValue, DurationsValue, MeasureValue {

    /** By which number the encoder knows the series in a file; saves looking it up for every frame. */
    private long numberedIn = -1;

    private int number;

    IntervalValue() {}

    /** Whether there is nothing to remember. */
    public abstract boolean isEmpty();

    /** Forgets all. */
    public abstract void clear();

    /** Adds what was written. */
    abstract void add(ByteReader from, boolean isSingle);

    abstract void write(ByteWriter to, boolean isSingle);

    /** Whether it can be written in the short form, if all of its family can. */
    boolean isSingle() {
        return false;
    }

    void numbered(long file, int assigned) {
        numberedIn = file;
        number = assigned;
    }

    boolean isNumberedIn(long file) {
        return numberedIn == file;
    }

    int number() {
        return number;
    }
}
