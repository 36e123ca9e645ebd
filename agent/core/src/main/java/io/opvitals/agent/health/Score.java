package io.opvitals.agent.health;

import java.util.List;

/**
 * A health score together with the arithmetic that led to it.
 *
 * @param value 0 to 1; {@code NaN} where there is no data
 * @param successRate what it starts from: (success + fallback) / all that ended, expected and cancelled calls left out;
 *     {@code NaN} where somebody else has made the score, and the factors say who
 * @param factors what the success rate was multiplied by, in the order applied; empty where nothing was wrong
 */
public record Score(double value, double successRate, List<Factor> factors) {

    /** No data, or too little. */
    public static final Score UNKNOWN = new Score(Double.NaN, Double.NaN, List.of());

    /** What a product of decimal fractions may lack: 0.8 * 0.7 is 0.5599999999999999. */
    private static final double ROUNDING = 1e-9;

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

    /** The success rate times all factors, within 0 to 1. */
    static Score of(double successRate, List<Factor> factors) {
        double product = successRate;
        for (Factor each : factors) {
            product *= each.multiplier;
        }
        return new Score(Math.max(0, Math.min(1, product)), successRate, factors);
    }

    public boolean isKnown() {
        return !Double.isNaN(value);
    }

    /**
     * The whole arithmetic on one line, for example {@code 0.67 = 0.96 success rate x 0.7 recent errors (7 in the last
     * minute)}; {@code unknown} where there is no data.
     */
    public String arithmetic() {
        if (!isKnown()) {
            return Status.UNKNOWN.label();
        }
        StringBuilder text = new StringBuilder(96);
        text.append(display(value)).append(" = ");
        String join = "";
        if (!Double.isNaN(successRate)) {
            text.append(display(successRate)).append(" success rate");
            join = " x ";
        }
        for (Factor each : factors) {
            text.append(join).append(each.multiplier).append(' ').append(each.name);
            text.append(" (").append(each.evidence).append(')');
            join = " x ";
        }
        return text.toString();
    }

    /**
     * A score or rate with two decimals, cut rather than rounded, so that nothing looks like a threshold it has not
     * reached and 1.00 is perfect; {@code -} where it is {@code NaN}.
     */
    public static String display(double score) {
        if (Double.isNaN(score)) {
            return "-";
        }
        long hundredths = (long) Math.floor(score * 100 + ROUNDING);
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }
}
