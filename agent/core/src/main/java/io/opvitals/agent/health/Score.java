package io.opvitals.agent.health;

import java.util.List;

/**
 * A health score together with the arithmetic that led to it.
 *
 * @param value 0 to 1; {@code NaN} where there is no data
 * @param successRate what it starts from: (success + fallback) / all that ended, expected and cancelled calls left out
 * @param factors what the success rate was multiplied by, in the order applied; empty where nothing was wrong
 */
public record Score(double value, double successRate, List<Factor> factors) {

    /** No data. */
    public static final Score UNKNOWN = new Score(Double.NaN, Double.NaN, List.of());

    public Score {
        factors = List.copyOf(factors);
    }

    /**
     * One thing that was wrong.
     *
     * @param name what, for example {@code recent errors}
     * @param multiplier 0 to 1
     * @param evidence the numbers behind it, for example {@code 7 in the last minute}
     */
    public record Factor(String name, double multiplier, String evidence) {}

    public boolean isKnown() {
        return !Double.isNaN(value);
    }
}
