package io.opvitals.agent.cost;

import io.opvitals.agent.collect.Snapshot;
import io.opvitals.agent.operation.CostSnapshot;
import io.opvitals.agent.operation.OperationId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on each day of this month and the last, also before a restart. One thread counts; any may read.
 *
 * <p>An amount belongs to the day on which its call was counted, by the wall clock. A clock that is set back takes amounts
 * to the day it shows; none is lost or counted twice, because what is added is the difference of two totals.
 */
public final class CostLedger {

    /** Two whole months. */
    static final int DAYS = 62;

    private final LedgerFiles files;
    private final TreeMap<LocalDate, DayCosts> days = new TreeMap<>();
    private final Map<OperationId, CostSnapshot> seen = new HashMap<>();

    CostLedger(LedgerFiles files) {
        this.files = files;
    }

    /** What is kept in files, for days up to this one. */
    synchronized void restore(LocalDate today) {
        days.putAll(files.read(today.minusDays(DAYS)));
    }

    /** What came since the last time. */
    synchronized List<CostRow> count(Snapshot now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now.time(), zone);
        List<CostRow> added = new ArrayList<>();
        now.operations().forEach((id, operation) -> {
            CostSnapshot before = seen.put(id, operation.costs());
            if (before == null || !before.equals(operation.costs())) {
                CostSnapshot since = operation.costs().minus(before == null ? CostSnapshot.NONE : before);
                since.amounts().forEach((key, amount) -> added.add(new CostRow(today, new Spending(id, key), amount)));
            }
        });
        for (CostRow each : added) {
            days.computeIfAbsent(today, first -> new DayCosts(now.time())).add(each.spending(), each.amount());
        }
        return added;
    }

    /** Writes what is not in a file yet. */
    synchronized void save() {
        for (Map.Entry<LocalDate, DayCosts> each : days.entrySet()) {
            if (each.getValue().isUnsaved() && files.write(each.getKey(), each.getValue())) {
                each.getValue().saved();
            }
        }
        if (!days.isEmpty()) {
            LocalDate oldest = days.lastKey().minusDays(DAYS);
            days.headMap(oldest).clear();
            files.deleteBefore(oldest);
        }
    }

    synchronized boolean isUnsaved() {
        for (DayCosts each : days.values()) {
            if (each.isUnsaved()) {
                return true;
            }
        }
        return false;
    }

    /** All amounts of these days, both included, in the order of days. */
    public synchronized List<CostRow> between(LocalDate from, LocalDate to) {
        List<CostRow> rows = new ArrayList<>();
        if (!from.isAfter(to)) {
            days.subMap(from, true, to, true)
                    .forEach((day, costs) ->
                            costs.rows().forEach((spending, amount) -> rows.add(new CostRow(day, spending, amount))));
        }
        return rows;
    }

    /** Calls since the start of this JVM that should have a price and have none, where there are some. */
    public synchronized SortedMap<OperationId, Long> unpriced() {
        SortedMap<OperationId, Long> calls = new TreeMap<>(Comparator.comparing(OperationId::name));
        seen.forEach((id, costs) -> {
            if (costs.unpriced() > 0) {
                calls.put(id, costs.unpriced());
            }
        });
        return calls;
    }

    /** What a wrapper cost on these days, both included, by currency. */
    synchronized SortedMap<String, BigDecimal> spent(String wrapper, LocalDate from, LocalDate to) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        for (DayCosts each : days.subMap(from, true, to, true).values()) {
            each.of(wrapper).forEach((currency, amount) -> sums.merge(currency, amount, BigDecimal::add));
        }
        return sums;
    }

    /** When the first amount of these days came, both included; {@code null} where none did. */
    synchronized @Nullable Instant since(LocalDate from, LocalDate to) {
        Map.Entry<LocalDate, DayCosts> first = days.ceilingEntry(from);
        return first == null || first.getKey().isAfter(to)
                ? null
                : first.getValue().since();
    }
}
