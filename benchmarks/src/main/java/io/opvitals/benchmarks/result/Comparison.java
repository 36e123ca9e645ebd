package io.opvitals.benchmarks.result;

/** How one round of a variant is set against the same round of its baseline. */
public enum Comparison {
    /** The measured value stands for itself. */
    NONE("") {
        @Override
        double of(double value, double baseline, double floor) {
            return value;
        }
    },
    TIMES_BASELINE("x") {
        @Override
        double of(double value, double baseline, double floor) {
            return value / baseline;
        }
    },
    /** In the section's own unit. */
    ADDED("") {
        @Override
        double of(double value, double baseline, double floor) {
            return value - baseline;
        }
    },
    ADDED_PERCENT("%") {
        @Override
        double of(double value, double baseline, double floor) {
            return 100 * (value - baseline) / baseline;
        }
    },
    /** What is added to the baseline, counted in floors of {@link Section#CALL_1_THREAD}. */
    ADDED_TIMES_FLOOR("x floor") {
        @Override
        double of(double value, double baseline, double floor) {
            return (value - baseline) / floor;
        }
    };

    private final String unit;

    Comparison(String unit) {
        this.unit = unit;
    }

    /** The unit of the comparison, empty where it is the section's. */
    public String unit() {
        return unit;
    }

    public boolean isDifference() {
        return this == ADDED || this == ADDED_PERCENT;
    }

    abstract double of(double value, double baseline, double floor);
}
