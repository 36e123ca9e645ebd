package io.opvitals.agent.operation.price;

import io.opvitals.agent.rule.Glob;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What calls of some kind cost: so much each, and so much for each unit of their measures.
 *
 * @param name what it is called where prices are listed
 * @param wrapper whose calls
 * @param operation which of its operations, without the wrapper's name
 * @param attributes what the call must say of itself
 * @param free words for outcomes that cost nothing
 * @param currency of all its amounts, ISO 4217
 * @param perCall zero or more
 * @param rates what a unit of a measure costs, zero or more
 */
public record Tariff(
        String name,
        Glob wrapper,
        Glob operation,
        List<Attribute> attributes,
        Set<String> free,
        String currency,
        BigDecimal perCall,
        List<Rate> rates) {

    public Tariff {
        attributes = List.copyOf(attributes);
        free = Set.copyOf(free);
        rates = List.copyOf(rates);
    }

    /** The call must have an attribute with this key and a value such as this. */
    public record Attribute(String key, Glob value) {

        /** The value as it is written. */
        public String pattern() {
            return value.toString();
        }
    }

    /** A unit of this measure costs so much; of an amount of money, the share that is taken. */
    public record Rate(String measure, BigDecimal price) {}

    /** Whose calls, as it is written. */
    public String wrapperPattern() {
        return wrapper.toString();
    }

    /** Which operations, as it is written. */
    public String operationPattern() {
        return operation.toString();
    }

    boolean isForOperation(String ofWrapper, String named) {
        return wrapper.matches(ofWrapper) && operation.matches(named);
    }

    boolean fits(Map<String, String> said) {
        for (Attribute each : attributes) {
            String value = said.get(each.key);
            if (value == null || !each.value.matches(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * What a call costs that this tariff fits.
     *
     * @param outcome the word for how it ended
     * @param measured its measures by name
     * @return {@code null} where that is no amount of money
     */
    public @Nullable BigDecimal price(String outcome, Map<String, BigDecimal> measured) {
        if (free.contains(outcome)) {
            return BigDecimal.ZERO;
        }
        BigDecimal price = perCall;
        for (Rate each : rates) {
            BigDecimal units = measured.get(each.measure);
            if (units != null) {
                price = price.add(units.multiply(each.price));
            }
        }
        return Amounts.bounded(price);
    }
}
