package io.opvitals.agent.history.frame;

import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The series of one name.
 *
 * @param name as a scrape shows it; of a histogram or a measure, that of its family
 * @param kind of all of them
 * @param values by labels
 */
public record FamilyValues(String name, SeriesKind kind, Map<Labels, IntervalValue> values) {

    public FamilyValues(String name, SeriesKind kind) {
        this(name, kind, new LinkedHashMap<>());
    }

    /** The value of a series, an empty one at first. */
    public IntervalValue of(Labels labels) {
        return values.computeIfAbsent(labels, each -> empty(kind));
    }

    /** Nothing yet. */
    public static IntervalValue empty(SeriesKind kind) {
        return switch (kind) {
            case COUNTER -> new CounterValue();
            case GAUGE -> new GaugeValue();
            case HISTOGRAM -> new DurationsValue();
            case SUMMARY -> new MeasureValue();
        };
    }
}
