package io.opvitals.agent.operation.price;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The prices in force, and whose costs are not added up at all.
 *
 * @param inOrder of those that fit a call, the first decides
 * @param untracked wrappers whose calls cost nothing, whatever is said of them
 */
public record Tariffs(List<Tariff> inOrder, Set<String> untracked) {

    public static final Tariffs NONE = new Tariffs(List.of(), Set.of());

    public Tariffs {
        inOrder = List.copyOf(inOrder);
        untracked = Set.copyOf(untracked);
    }

    /** Whether costs of this wrapper are added up. */
    public boolean tracks(String wrapper) {
        return !untracked.contains(wrapper);
    }

    /** Those of one operation; {@code null} where none can fit its calls. */
    public @Nullable OperationTariffs of(String wrapper, String operation) {
        List<Tariff> own = new ArrayList<>();
        for (Tariff each : inOrder) {
            if (tracks(wrapper) && each.isForOperation(wrapper, operation)) {
                own.add(each);
            }
        }
        return own.isEmpty() ? null : new OperationTariffs(own);
    }
}
