package io.opvitals.agent.operation.price;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tariffs that can fit calls of one operation. Immutable. */
public final class OperationTariffs {

    private final List<Tariff> inOrder;
    private final Set<String> attributes = new LinkedHashSet<>();
    private final Set<String> measures = new LinkedHashSet<>();

    OperationTariffs(List<Tariff> inOrder) {
        this.inOrder = List.copyOf(inOrder);
        for (Tariff tariff : inOrder) {
            for (Tariff.Attribute each : tariff.attributes()) {
                attributes.add(each.key());
            }
            for (Tariff.Rate each : tariff.rates()) {
                measures.add(each.measure());
            }
        }
    }

    /** Whether what a call costs may depend on this attribute. */
    public boolean readsAttribute(String key) {
        return attributes.contains(key);
    }

    /** The attributes that what a call costs may depend on. */
    public Set<String> attributes() {
        return attributes;
    }

    /** Whether what a call costs may depend on this measure. */
    public boolean readsMeasure(String name) {
        return measures.contains(name);
    }

    /** The first that fits a call with these attributes; {@code null} where none does. */
    public @Nullable Tariff fitting(Map<String, String> said) {
        for (Tariff each : inOrder) {
            if (each.fits(said)) {
                return each;
            }
        }
        return null;
    }
}
