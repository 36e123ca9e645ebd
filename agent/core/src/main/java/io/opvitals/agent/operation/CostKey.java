package io.opvitals.agent.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What costs of one operation are told apart by.
 *
 * @param currency ISO 4217, as it was given
 * @param outcome how the calls ended that cost it
 * @param attributes the attributes that series are told apart by, and those that prices depend on, as {@code key, value,
 *     key, value}; mostly few
 */
public record CostKey(String currency, Outcome outcome, List<String> attributes) {

    public CostKey {
        attributes = List.copyOf(attributes);
    }

    CostKey withoutAttributes() {
        return new CostKey(currency, outcome, List.of());
    }

    /** By hand, like {@link #hashCode()}: a record's own would set up java.lang.invoke in premain. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CostKey that
                && outcome == that.outcome
                && currency.equals(that.currency)
                && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * outcome.label().hashCode() + currency.hashCode()) + attributes.hashCode();
    }
}
