package io.opvitals.agent.cost.book;

import io.opvitals.agent.operation.price.Tariff;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One price of the book.
 *
 * @param tariff what it says
 * @param from when it begins to hold; {@code null} for since ever
 * @param to when it no longer holds; {@code null} for never
 * @param line where it stands in the file, from 1
 */
public record PriceEntry(
        Tariff tariff, @Nullable Instant from, @Nullable Instant to, int line) {

    public boolean holdsAt(Instant time) {
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    /** Whether both are for the same calls, some of the time. */
    boolean overlaps(PriceEntry other) {
        return isForTheSameCallsAs(other.tariff)
                && (from == null || other.to == null || from.isBefore(other.to))
                && (other.from == null || to == null || other.from.isBefore(to));
    }

    private boolean isForTheSameCallsAs(Tariff other) {
        return tariff.wrapperPattern().equals(other.wrapperPattern())
                && tariff.operationPattern().equals(other.operationPattern())
                && conditions(tariff).equals(conditions(other));
    }

    private static SortedSet<String> conditions(Tariff tariff) {
        SortedSet<String> conditions = new TreeSet<>();
        for (Tariff.Attribute each : tariff.attributes()) {
            conditions.add(each.key() + "=" + each.pattern());
        }
        return conditions;
    }
}
