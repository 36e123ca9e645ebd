package io.opvitals.agent.history.frame;

import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The series of one name: their labels and values, each with a place in a list. Series mostly come in the same order as the
 * time before, so the next one is looked for at the next place first. For one thread.
 */
public final class FamilyValues {

    private final String name;
    private final SeriesKind kind;
    private List<Labels> labels = new ArrayList<>();
    private List<IntervalValue> values = new ArrayList<>();
    private final Map<Labels, Integer> places = new HashMap<>();
    private int next;

    /**
     * Without series.
     *
     * @param name as a scrape shows it; of a histogram or a measure, that of its family
     * @param kind of all of them
     */
    public FamilyValues(String name, SeriesKind kind) {
        this.name = name;
        this.kind = kind;
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

    public String name() {
        return name;
    }

    public SeriesKind kind() {
        return kind;
    }

    /** How many series there are; their places are 0 to one less. */
    public int size() {
        return values.size();
    }

    /** The labels of the series at a place. */
    public Labels labels(int place) {
        return labels.get(place);
    }

    /** The value of the series at a place. */
    public IntervalValue value(int place) {
        return values.get(place);
    }

    /** The value of a series, an empty one at first. */
    public IntervalValue of(Labels wanted) {
        int place = find(wanted);
        return values.get(place < 0 ? add(wanted) : place);
    }

    /** The place of a series; -1 where there is none. */
    public int find(Labels wanted) {
        if (next < labels.size() && labels.get(next).equals(wanted)) {
            return next++;
        }
        Integer place = places.get(wanted);
        if (place == null) {
            return -1;
        }
        next = place + 1;
        return place;
    }

    /** Adds a series that is not there, at the end; returns its place. */
    public int add(Labels added) {
        int place = values.size();
        labels.add(added);
        values.add(empty(kind));
        places.put(added, place);
        next = place + 1;
        return place;
    }

    /** Forgets what is known, not the series. */
    public void clear() {
        values.forEach(IntervalValue::clear);
    }

    /** Leaves these places; the others close up. */
    public void retain(BitSet left) {
        List<Labels> leftLabels = new ArrayList<>();
        List<IntervalValue> leftValues = new ArrayList<>();
        places.clear();
        for (int i = left.nextSetBit(0); i >= 0; i = left.nextSetBit(i + 1)) {
            places.put(labels.get(i), leftValues.size());
            leftLabels.add(labels.get(i));
            leftValues.add(values.get(i));
        }
        labels = leftLabels;
        values = leftValues;
        next = 0;
    }
}
