package io.opvitals.sample.gateway;

import java.util.Comparator;
import java.util.List;

/**
 * Stands for a class that nobody may touch. Nothing in it speaks of Opvitals: it is monitored where {@code
 * opvitals.instrumentation.include} names {@code io.opvitals.sample.gateway.LegacyRanker#rank}.
 */
public final class LegacyRanker {

    /** The longest title first: it was the best idea at the time. */
    public List<String> rank(List<String> hits) {
        return hits.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
