package io.opvitals.agent.cost;

import io.opvitals.agent.operation.CostKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one day cost. Guarded by the ledger. */
final class DayCosts {

    /** Past so many rows, further ones are added up without attributes. */
    private static final int MAX_ROWS = 1_000;

    /** When the first amount of it came: before that, nothing is known. */
    private final Instant since;

    private final Map<Spending, BigDecimal> rows = new HashMap<>();

    /** Sums of wrappers by currency, so that a budget need not add up a month every second. */
    private final Map<String, SortedMap<String, BigDecimal>> wrappers = new HashMap<>();

    private boolean isUnsaved;

    DayCosts(Instant since) {
        this.since = since;
    }

    Instant since() {
        return since;
    }

    Map<Spending, BigDecimal> rows() {
        return rows;
    }

    SortedMap<String, BigDecimal> of(String wrapper) {
        return wrappers.getOrDefault(wrapper, new TreeMap<>());
    }

    void add(Spending spending, BigDecimal amount) {
        Spending row = rows.size() < MAX_ROWS || rows.containsKey(spending) ? spending : plain(spending);
        rows.merge(row, amount, BigDecimal::add);
        wrappers.computeIfAbsent(row.operation().wrapper(), added -> new TreeMap<>())
                .merge(row.key().currency(), amount, BigDecimal::add);
        isUnsaved = true;
    }

    private static Spending plain(Spending spending) {
        CostKey key = spending.key();
        return new Spending(spending.operation(), new CostKey(key.currency(), key.outcome(), List.of()));
    }

    boolean isUnsaved() {
        return isUnsaved;
    }

    void saved() {
        isUnsaved = false;
    }
}
