package io.opvitals.agent.operation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What calls of an operation cost, exactly. Immutable.
 *
 * @param amounts greater than zero
 * @param unpriced calls that should have a price and have none: no entry of the price book fits, or what they are said to
 *     cost is no amount of money
 */
public record CostSnapshot(Map<CostKey, BigDecimal> amounts, long unpriced) {

    public static final CostSnapshot NONE = new CostSnapshot(Map.of(), 0);

    public CostSnapshot {
        amounts = Map.copyOf(amounts);
    }

    /** Whether there is nothing to tell. */
    public boolean isEmpty() {
        return amounts.isEmpty() && unpriced == 0;
    }

    /** All outcomes and attributes together. */
    public SortedMap<String, BigDecimal> byCurrency() {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (Map.Entry<CostKey, BigDecimal> each : amounts.entrySet()) {
            sums.merge(each.getKey().currency(), each.getValue(), BigDecimal::add);
        }
        return sums;
    }

    /** What came since {@code earlier}, an earlier snapshot of the same. */
    public CostSnapshot minus(CostSnapshot earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        Map<CostKey, BigDecimal> since = new HashMap<>();
        for (Map.Entry<CostKey, BigDecimal> each : amounts.entrySet()) {
            BigDecimal before = earlier.amounts.getOrDefault(each.getKey(), BigDecimal.ZERO);
            BigDecimal added = each.getValue().subtract(before);
            if (added.signum() > 0) {
                since.put(each.getKey(), added);
            }
        }
        return new CostSnapshot(since, unpriced - earlier.unpriced);
    }

    public CostSnapshot plus(CostSnapshot other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        Map<CostKey, BigDecimal> sum = new HashMap<>(amounts);
        other.amounts.forEach((key, amount) -> sum.merge(key, amount, BigDecimal::add));
        return new CostSnapshot(sum, unpriced + other.unpriced);
    }
}
