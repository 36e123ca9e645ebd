package io.opvitals.agent.series;

import io.opvitals.agent.health.HealthReport;
import io.opvitals.agent.health.ScopeHealth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The labels of every scope that health is known of, made once. For any thread. */
final class Scopes {

    private static final String OPERATION = "operation";

    private final Labels system = Labels.of(LabelNames.SCOPE, "system");
    private final Map<String, Labels> wrappers = new ConcurrentHashMap<>();
    private final KnownLabels operations = new KnownLabels();

    /** The system, the wrappers and the operations, in this order. */
    void forEach(HealthReport report, BiConsumer<Labels, ScopeHealth> action) {
        action.accept(system, report.system());
        report.wrappers().forEach((wrapper, health) -> action.accept(wrapper(wrapper), health));
        report.operations()
                .forEach((id, health) -> action.accept(operations.of(id).child(LabelNames.SCOPE, OPERATION), health));
    }

    private Labels wrapper(String wrapper) {
        return wrappers.computeIfAbsent(
                wrapper, each -> Labels.of(LabelNames.SCOPE, "wrapper", LabelNames.WRAPPER, each));
    }
}
