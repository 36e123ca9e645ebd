package io.opvitals.agent.health;

import java.util.Map;

/**
 * How everything is judged: one way for all, and another for some wrappers and their operations. The windows are those of
 * {@code general} for all.
 *
 * @param general for the system, and for wrappers that have no settings of their own
 * @param wrappers by the wrapper's name
 */
public record HealthPolicy(HealthSettings general, Map<String, HealthSettings> wrappers) {

    public HealthPolicy {
        wrappers = Map.copyOf(wrappers);
    }

    /** The same for all. */
    public static HealthPolicy of(HealthSettings general) {
        return new HealthPolicy(general, Map.of());
    }

    HealthSettings of(String wrapper) {
        return wrappers.getOrDefault(wrapper, general);
    }
}
