package io.opvitals.agent.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was spent against what may be spent.
 *
 * <p>The forecast is what was spent, and what is left of the time at the rate of late: of the last hour for a day, of the
 * last 7 days for a month; of less, where less is known, and none before a minute of a day and an hour of a month are.
 */
final class Budgets {

    private static final int RECENT_DAYS = 7;
    private static final Duration ENOUGH_FOR_A_MONTH = Duration.ofHours(1);
    private static final int FORECAST_PLACES = 2;

    private final CostLedger ledger;
    private final RecentSpending recent;

    Budgets(CostLedger ledger, RecentSpending recent) {
        this.ledger = ledger;
        this.recent = recent;
    }

    BudgetReport report(List<Budget> budgets, Instant now, ZoneId zone) {
        List<BudgetStatus> all = new ArrayList<>();
        for (Budget each : budgets) {
            all.add(status(each, now, zone));
        }
        return new BudgetReport(all);
    }

    private BudgetStatus status(Budget budget, Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = budget.period().first(today);
        Instant end = budget.period().end(today, zone).toInstant();
        SortedMap<String, BigDecimal> spent = ledger.spent(budget.wrapper(), first, today);
        BigDecimal counted = spent.getOrDefault(budget.currency(), BigDecimal.ZERO);
        SortedMap<String, BigDecimal> others = new TreeMap<>(spent);
        others.remove(budget.currency());
        double rate = budget.period() == Budget.Period.DAY
                ? recent.perSecond(budget.wrapper(), budget.currency(), now)
                : ofLastDays(budget, today, now, zone);
        return new BudgetStatus(
                budget,
                first.atStartOfDay(zone).toInstant(),
                end,
                counted,
                forecast(counted, rate, Duration.between(now, end)),
                others);
    }

    /** By second; {@code NaN} where too little is known. */
    private double ofLastDays(Budget budget, LocalDate today, Instant now, ZoneId zone) {
        LocalDate first = today.minusDays(RECENT_DAYS - 1);
        Instant known = ledger.since(first, today);
        if (known == null) {
            return Double.NaN;
        }
        // A first amount within the window is when this began to be used; else the window is whole.
        Instant begin = ledger.since(LocalDate.MIN, first.minusDays(1)) == null
                ? known
                : first.atStartOfDay(zone).toInstant();
        Duration time = Duration.between(begin, now);
        if (time.compareTo(ENOUGH_FOR_A_MONTH) < 0) {
            return Double.NaN;
        }
        BigDecimal spent =
                ledger.spent(budget.wrapper(), first, today).getOrDefault(budget.currency(), BigDecimal.ZERO);
        return spent.doubleValue() / time.toSeconds();
    }

    private static @Nullable BigDecimal forecast(BigDecimal spent, double perSecond, Duration left) {
        if (Double.isNaN(perSecond)) {
            return null;
        }
        BigDecimal more = BigDecimal.valueOf(perSecond * left.toSeconds());
        return spent.add(more).setScale(FORECAST_PLACES, RoundingMode.HALF_UP);
    }
}
