package io.opvitals.agent.operation;

import static java.util.Objects.requireNonNull;

import io.opvitals.agent.operation.price.OperationTariffs;
import io.opvitals.agent.operation.price.Tariff;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the calls of one operation cost, exactly, without a lock. A call is charged once, at its end, when its
 * outcome is known: what it was said to cost, or where nothing was said, by the first tariff that fits it.
 */
final class CostRecorder {

    /** Sums that are told apart; past them, further ones are added up without attributes. */
    static final int CAPACITY = 256;

    private final BoundedNames currencies = new BoundedNames();
    private final BoundedNames attributeValues = new BoundedNames();
    private final ConcurrentHashMap<CostKey, AtomicReference<BigDecimal>> amounts = new ConcurrentHashMap<>();
    private final AtomicLong unpriced = new AtomicLong();
    private volatile boolean on = true;

    /** Whether costs are added up at all. */
    boolean isOn() {
        return on;
    }

    void turn(boolean onFromNow) {
        on = onFromNow;
    }

    /**
     * A call has ended.
     *
     * @param notes what is known of it; {@code null} for nothing
     * @param tariffs what its operation's calls cost; {@code null} where they have no price
     */
    void charge(@Nullable CallNotes notes, @Nullable OperationTariffs tariffs, Outcome outcome) {
        CallBill bill = notes == null ? null : notes.knownBill();
        if (!on || (bill == null && tariffs == null)) {
            return;
        }
        if (bill != null && bill.isWrong()) {
            unpriced.incrementAndGet();
        }
        if (bill != null && !bill.said().isEmpty()) {
            List<String> attributes = attributes(notes, tariffs);
            for (Map.Entry<String, BigDecimal> each : bill.said().entrySet()) {
                add(each.getKey(), outcome, attributes, each.getValue());
            }
        } else if (tariffs != null) {
            byTariff(notes, bill, tariffs, outcome);
        }
    }

    private void byTariff(
            @Nullable CallNotes notes, @Nullable CallBill bill, OperationTariffs tariffs, Outcome outcome) {
        Tariff tariff = tariffs.fitting(notes == null ? Map.of() : notes.knownAttributes());
        BigDecimal price =
                tariff == null ? null : tariff.price(outcome.label(), bill == null ? Map.of() : bill.measured());
        if (tariff != null && price != null) {
            add(tariff.currency(), outcome, attributes(notes, tariffs), price);
        } else if (outcome == Outcome.SUCCESS || outcome == Outcome.FALLBACK) {
            // A failed call may have failed before it was known what it is.
            unpriced.incrementAndGet();
        }
    }

    private List<String> attributes(@Nullable CallNotes notes, @Nullable OperationTariffs tariffs) {
        if (notes == null) {
            return List.of();
        }
        List<String> metric = notes.metricAttributes();
        if (tariffs == null || tariffs.attributes().isEmpty()) {
            return metric;
        }
        List<String> all = new ArrayList<>(metric);
        for (String key : tariffs.attributes()) {
            String value = notes.knownAttributes().get(key);
            if (value != null && !hasKey(metric, key)) {
                all.add(key);
                all.add(attributeValues.bounded(key + "=" + value).equals(SeriesKey.OTHER) ? SeriesKey.OTHER : value);
            }
        }
        return all;
    }

    private static boolean hasKey(List<String> pairs, String key) {
        for (int i = 0; i < pairs.size(); i += 2) {
            if (pairs.get(i).equals(key)) {
                return true;
            }
        }
        return false;
    }

    private void add(String currency, Outcome outcome, List<String> attributes, BigDecimal amount) {
        if (amount.signum() == 0) {
            return;
        }
        CostKey key = new CostKey(currencies.bounded(currency), outcome, attributes);
        AtomicReference<BigDecimal> sum = amounts.get(key);
        if (sum == null) {
            sum = sum(amounts.size() < CAPACITY ? key : key.withoutAttributes());
        }
        BigDecimal before = read(sum);
        while (!sum.compareAndSet(before, before.add(amount))) {
            before = read(sum);
        }
    }

    private AtomicReference<BigDecimal> sum(CostKey key) {
        AtomicReference<BigDecimal> created = new AtomicReference<>(BigDecimal.ZERO);
        AtomicReference<BigDecimal> raced = amounts.putIfAbsent(key, created);
        return raced == null ? created : raced;
    }

    CostSnapshot snapshot() {
        if (amounts.isEmpty() && unpriced.get() == 0) {
            return CostSnapshot.NONE;
        }
        Map<CostKey, BigDecimal> read = new HashMap<>();
        for (Map.Entry<CostKey, AtomicReference<BigDecimal>> each : amounts.entrySet()) {
            read.put(each.getKey(), read(each.getValue()));
        }
        return new CostSnapshot(read, unpriced.get());
    }

    private static BigDecimal read(AtomicReference<BigDecimal> sum) {
        return requireNonNull(sum.get());
    }
}
