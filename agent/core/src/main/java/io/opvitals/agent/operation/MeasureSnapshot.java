package io.opvitals.agent.operation;

/**
 * The values of one measure since the start.
 *
 * @param count number of values
 * @param sum their sum, in the measure's own unit
 * @param min the lowest, {@code NaN} where there is none
 * @param max the highest, {@code NaN} where there is none
 */
public record MeasureSnapshot(long count, double sum, double min, double max) {

    MeasureSnapshot with(double value) {
        return new MeasureSnapshot(
                count + 1,
                sum + value,
                count == 0 ? value : Math.min(min, value),
                count == 0 ? value : Math.max(max, value));
    }

    /** {@code NaN} where there is none. */
    public double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }
}
