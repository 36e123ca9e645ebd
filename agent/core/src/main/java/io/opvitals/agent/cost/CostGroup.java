package io.opvitals.agent.cost;

import io.opvitals.agent.operation.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Amounts of one currency that have something in common.
 *
 * @param key what they have in common, for example a wrapper's name
 * @param currency ISO 4217
 * @param outcomes by how the calls ended
 */
public record CostGroup(List<String> key, String currency, Map<Outcome, BigDecimal> outcomes) {

    private record Id(List<String> key, String currency) {}

    /**
     * Rows in groups, the dearest first.
     *
     * @param keys of a row; it is counted in the group of each
     */
    public static List<CostGroup> of(List<CostRow> rows, Function<CostRow, List<List<String>>> keys) {
        Map<Id, Map<Outcome, BigDecimal>> sums = new LinkedHashMap<>();
        for (CostRow row : rows) {
            for (List<String> key : keys.apply(row)) {
                sums.computeIfAbsent(
                                new Id(key, row.spending().key().currency()), added -> new EnumMap<>(Outcome.class))
                        .merge(row.spending().key().outcome(), row.amount(), BigDecimal::add);
            }
        }
        List<CostGroup> groups = new ArrayList<>();
        sums.forEach((id, outcomes) -> groups.add(new CostGroup(id.key, id.currency, outcomes)));
        groups.sort(Comparator.comparing(CostGroup::amount).reversed().thenComparing(each -> each.key + each.currency));
        return groups;
    }

    /** All of it. */
    public BigDecimal amount() {
        return sum(List.of(Outcome.values()));
    }

    /** Of calls that did not give their callers what they were called for. */
    public BigDecimal failed() {
        return sum(List.of(Outcome.ERROR, Outcome.REJECTED, Outcome.TIMEOUT));
    }

    private BigDecimal sum(List<Outcome> of) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Outcome each : of) {
            sum = sum.add(outcomes.getOrDefault(each, BigDecimal.ZERO));
        }
        return sum;
    }
}
