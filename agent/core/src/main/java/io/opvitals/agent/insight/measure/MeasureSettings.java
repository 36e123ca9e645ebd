package io.opvitals.agent.insight.measure;

import java.util.Map;

/**
 * What measures mean.
 *
 * @param kinds by name of the measure, where they are set
 * @param comparisons what they are compared with, by name, where that is set
 */
public record MeasureSettings(Map<String, MeasureKind> kinds, Map<String, Comparison> comparisons) {

    public static final MeasureSettings DEFAULT = new MeasureSettings(Map.of(), Map.of());

    public MeasureSettings {
        kinds = Map.copyOf(kinds);
        comparisons = Map.copyOf(comparisons);
    }

    MeasureKind kind(String name) {
        MeasureKind set = kinds.get(name);
        return set == null ? MeasureKind.ofName(name) : set;
    }

    Comparison comparison(String name) {
        return comparisons.getOrDefault(name, Comparison.SameHours.DEFAULT);
    }
}
