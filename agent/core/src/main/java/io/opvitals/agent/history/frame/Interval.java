package io.opvitals.agent.history.frame;

import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of all series over one interval; frames of any time are merged into it. */
public final class Interval implements ValueSink<IntervalValue> {

    private final Map<Family, FamilyValues> families = new LinkedHashMap<>();

    private record Family(String name, SeriesKind kind) {}

    /** The series by name and kind, an empty family at first. */
    public FamilyValues family(String name, SeriesKind kind) {
        return families.computeIfAbsent(new Family(name, kind), each -> new FamilyValues(name, kind));
    }

    public Collection<FamilyValues> families() {
        return families.values();
    }

    @Override
    public Part part(String name, SeriesKind kind) {
        return Part.ALL;
    }

    @Override
    public IntervalValue place(String name, SeriesKind kind, Labels labels) {
        return family(name, kind).of(labels);
    }

    @Override
    public IntervalValue value(IntervalValue place, long timeMillis) {
        return place;
    }
}
