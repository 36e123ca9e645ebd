package io.opvitals.agent.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A budget at one moment.
 *
 * @param budget the budget
 * @param start when its day or month began
 * @param end when it ends
 * @param spent in its currency, since the start
 * @param forecast what will be spent by the end, as it looks; {@code null} where too little is known
 * @param others what was spent in currencies that do not count, by currency
 */
public record BudgetStatus(
        Budget budget,
        Instant start,
        Instant end,
        BigDecimal spent,
        @Nullable BigDecimal forecast,
        SortedMap<String, BigDecimal> others) {

    /** The share that is used; above 1 it is exceeded. */
    public double utilization() {
        return spent.doubleValue() / budget.limit().doubleValue();
    }

    /** The share that will be used by the end; {@code NaN} where too little is known. */
    public double forecastUtilization() {
        return forecast == null
                ? Double.NaN
                : forecast.doubleValue() / budget.limit().doubleValue();
    }
}
