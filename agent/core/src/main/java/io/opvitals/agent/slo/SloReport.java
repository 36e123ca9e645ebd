package io.opvitals.agent.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All objectives at one moment. Immutable.
 *
 * @param objectives in the order of the configuration
 */
public record SloReport(List<Slo> objectives) {

    public static final SloReport EMPTY = new SloReport(List.of());

    public SloReport {
        objectives = List.copyOf(objectives);
    }

    /**
     * One objective.
     *
     * @param objective what is aimed at
     * @param since the beginning of what is counted: a window ago, or when counting began
     * @param total calls that count, since then
     * @param bad those of them that were not good
     * @param burnRates how fast the budget is used up, shortest windows first
     */
    public record Slo(Objective objective, Instant since, long total, long bad, List<BurnRate> burnRates) {

        public Slo {
            burnRates = List.copyOf(burnRates);
        }

        /** The share of calls that were good; {@code NaN} without calls. */
        public double attained() {
            return total == 0 ? Double.NaN : 1 - (double) bad / total;
        }

        /**
         * What is left of the error budget: 1 for all of it, 0 for none, negative when more went wrong than may;
         * {@code NaN} without calls.
         */
        public double budgetRemaining() {
            return total == 0 ? Double.NaN : 1 - (double) bad / total / objective.budget();
        }

        /** The rate over each window, shortest first; {@code NaN} without calls. */
        public SortedMap<Duration, Double> rates() {
            SortedMap<Duration, Double> rates = new TreeMap<>();
            for (BurnRate each : burnRates) {
                rates.put(each.shortWindow(), each.shortRate());
                rates.put(each.longWindow(), each.longRate());
            }
            return rates;
        }

        /** Whether one of the rates is too fast. */
        public boolean isBurning() {
            return burnRates.stream().anyMatch(BurnRate::isTooFast);
        }
    }
}
