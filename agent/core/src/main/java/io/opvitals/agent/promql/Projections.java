package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Labels cut down to some of them, remembered: rules ask for the same again and again. */
final class Projections {

    private static final int MAX_REMEMBERED = 200_000;

    private final Map<Projection, Map<Labels, Labels>> known = new HashMap<>();
    private int size;

    private record Projection(boolean keeps, List<String> names) {}

    /** What was cut down before; to be asked with {@link #of(Map, boolean, List, Labels)}. */
    Map<Labels, Labels> known(boolean keeps, List<String> names) {
        if (size > MAX_REMEMBERED) {
            known.clear();
            size = 0;
        }
        return known.computeIfAbsent(new Projection(keeps, names), each -> new HashMap<>());
    }

    /** Those with one of these names, or all others. */
    Labels of(Map<Labels, Labels> known, boolean keeps, List<String> names, Labels labels) {
        Labels before = known.get(labels);
        if (before != null) {
            return before;
        }
        Labels cut = labels.filtered(names, keeps);
        known.put(labels, cut);
        size++;
        return cut;
    }
}
