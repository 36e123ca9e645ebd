package io.opvitals.agent.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions: what they take and give. */
enum Function {
    ABS(ValueType.VECTOR, ValueType.VECTOR),
    ABSENT(ValueType.VECTOR, ValueType.VECTOR),
    ABSENT_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    AVG_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    CEIL(ValueType.VECTOR, ValueType.VECTOR),
    CHANGES(ValueType.VECTOR, ValueType.RANGE),
    CLAMP(ValueType.VECTOR, ValueType.VECTOR, ValueType.SCALAR, ValueType.SCALAR),
    CLAMP_MAX(ValueType.VECTOR, ValueType.VECTOR, ValueType.SCALAR),
    CLAMP_MIN(ValueType.VECTOR, ValueType.VECTOR, ValueType.SCALAR),
    COUNT_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    DELTA(ValueType.VECTOR, ValueType.RANGE),
    DERIV(ValueType.VECTOR, ValueType.RANGE),
    EXP(ValueType.VECTOR, ValueType.VECTOR),
    FLOOR(ValueType.VECTOR, ValueType.VECTOR),
    HISTOGRAM_QUANTILE(ValueType.VECTOR, ValueType.SCALAR, ValueType.VECTOR),
    INCREASE(ValueType.VECTOR, ValueType.RANGE),
    LABEL_REPLACE(
            ValueType.VECTOR, ValueType.VECTOR, ValueType.STRING, ValueType.STRING, ValueType.STRING, ValueType.STRING),
    LAST_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    LN(ValueType.VECTOR, ValueType.VECTOR),
    MAX_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    MIN_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    PREDICT_LINEAR(ValueType.VECTOR, ValueType.RANGE, ValueType.SCALAR),
    PRESENT_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    QUANTILE_OVER_TIME(ValueType.VECTOR, ValueType.SCALAR, ValueType.RANGE),
    RATE(ValueType.VECTOR, ValueType.RANGE),
    RESETS(ValueType.VECTOR, ValueType.RANGE),
    ROUND(1, ValueType.VECTOR, ValueType.VECTOR, ValueType.SCALAR),
    SCALAR(ValueType.SCALAR, ValueType.VECTOR),
    SQRT(ValueType.VECTOR, ValueType.VECTOR),
    STDDEV_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    SUM_OVER_TIME(ValueType.VECTOR, ValueType.RANGE),
    TIME(ValueType.SCALAR),
    VECTOR(ValueType.VECTOR, ValueType.SCALAR),

    /** Of ours: the median of what a gauge was at this time of day, on the days of the range. */
    BASELINE(ValueType.VECTOR, ValueType.RANGE),

    /** Of ours: how far a gauge is from its baseline, in robust standard deviations. */
    ANOMALY(ValueType.VECTOR, ValueType.RANGE);

    final ValueType result;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    final List<ValueType> parameters;

    /** How many of the parameters may be left out. */
    final int optional;

    Function(ValueType result, ValueType... parameters) {
        this(0, result, parameters);
    }

    Function(int optional, ValueType result, ValueType... parameters) {
        this.optional = optional;
        this.result = result;
        this.parameters = List.of(parameters);
    }

    static @Nullable Function of(String word) {
        for (Function each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    /** All names, to be shown. */
    static String names() {
        List<String> names = new ArrayList<>();
        Arrays.stream(values()).forEach(each -> names.add(each.word()));
        return String.join(", ", names);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether Prometheus has it not. */
    boolean isOurs() {
        return this == BASELINE || this == ANOMALY;
    }
}
