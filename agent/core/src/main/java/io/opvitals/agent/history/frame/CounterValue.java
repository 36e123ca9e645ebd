package io.opvitals.agent.history.frame;

/** By how much a total grew. */
public final class CounterValue extends IntervalValue {

    private double amount;

    public double amount() {
        return amount;
    }

    public void add(double more) {
        amount += more;
    }

    @Override
    public boolean isEmpty() {
        return amount == 0;
    }

    @Override
    public void clear() {
        amount = 0;
    }

    @Override
    void add(ByteReader from, boolean isSingle) {
        amount += from.number();
    }

    @Override
    void write(ByteWriter to, boolean isSingle) {
        to.exact(amount);
    }
}
