package io.opvitals.agent.health;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the tools behind wrappers allow, as declared. Shown, never enforced.
 *
 * @param perSecond calls a second, by wrapper
 */
public record WrapperLimits(Map<String, Double> perSecond) {

    public static final WrapperLimits NONE = new WrapperLimits(Map.of());

    public WrapperLimits {
        perSecond = Map.copyOf(perSecond);
    }

    /** The share of its limit that each wrapper with a limit uses, by the recent window; above 1 it is exceeded. */
    public SortedMap<String, Double> use(HealthReport report) {
        SortedMap<String, Double> use = new TreeMap<>();
        perSecond.forEach((wrapper, limit) -> {
            ScopeHealth health = report.wrappers().get(wrapper);
            if (health != null) {
                use.put(wrapper, health.callsPerSecond() / limit);
            }
        });
        return use;
    }
}
