package io.opvitals.agent.operation;

/** Adds up the values of one measure. */
final class MeasureRecorder {

    private final Object lock = new Object();
    private long count;
    private double sum;
    private double min = Double.NaN;
    private double max = Double.NaN;

    void add(double value) {
        synchronized (lock) {
            count++;
            sum += value;
            min = count == 1 ? value : Math.min(min, value);
            max = count == 1 ? value : Math.max(max, value);
        }
    }

    MeasureSnapshot snapshot() {
        synchronized (lock) {
            return new MeasureSnapshot(count, sum, min, max);
        }
    }
}
