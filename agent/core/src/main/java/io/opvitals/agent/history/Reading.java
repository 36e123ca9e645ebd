package io.opvitals.agent.history;

import io.opvitals.agent.history.frame.DurationsValue;
import io.opvitals.agent.history.frame.FrameDecoder;
import io.opvitals.agent.history.frame.IntervalValue;
import io.opvitals.agent.history.frame.ValueSink;
import io.opvitals.agent.series.LabelMatch;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesId;
import io.opvitals.agent.series.SeriesKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One answer, while it is being read. For one thread. */
final class Reading implements ValueSink<SeriesPoints> {

    /** A number counts one and a histogram about as much as the numbers that it takes the room of. */
    private static final int MAX_WEIGHT = 2_000_000;

    private static final int HISTOGRAM_WEIGHT = 20;

    /** So many intervals of which nothing is known take the room of a number. */
    private static final int EMPTY_INTERVALS = 8;

    private static final String COUNT = "_count";
    private static final String SUM = "_sum";

    private final HistoryQuery query;
    private final @Nullable Set<String> by;
    private final Resolution resolution;
    private final long stepMillis;
    private final long fromMillis;
    private final long toMillis;
    private final int intervals;
    private final Map<Key, SeriesPoints> series = new TreeMap<>();
    private long weight;
    private long latestMillis = Long.MIN_VALUE;
    private int interval;

    /** Series of the same name and labels are different ones when they are of different kinds. */
    private record Key(SeriesId id, SeriesKind kind) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byId = id.compareTo(other.id);
            return byId != 0 ? byId : kind.compareTo(other.kind);
        }
    }

    /** @param by the labels that tell series apart; {@code null} for all */
    Reading(HistoryQuery query, @Nullable Collection<String> by, HistoryStore.View view) {
        this.query = query;
        this.by = by == null ? null : Set.copyOf(by);
        this.resolution = view.resolution();
        this.stepMillis = view.stepMillis();
        this.fromMillis = view.fromMillis();
        this.toMillis = view.toMillis();
        this.intervals = (int) ((toMillis - fromMillis) / stepMillis);
    }

    HistoryAnswer read(HistoryStore.View view) {
        // The coarse frames are the old ones; the last value of a gauge is that of the finest.
        for (HistoryStore.Source each : view.sources()) {
            each.log().read(each.span(), new FrameDecoder<>(this));
        }
        List<HistorySeries> found = new ArrayList<>(series.size());
        for (SeriesPoints each : series.values()) {
            HistorySeries one = each.series(fromMillis, stepMillis);
            if (!one.points().isEmpty()) {
                found.add(one);
            }
        }
        return new HistoryAnswer(
                resolution,
                Duration.ofMillis(stepMillis),
                Instant.ofEpochMilli(fromMillis),
                Instant.ofEpochMilli(toMillis),
                found);
    }

    @Override
    public Part part(String name, SeriesKind kind) {
        if (name.equals(query.name())) {
            return Part.ALL;
        }
        boolean isWhole = kind == SeriesKind.COUNTER || kind == SeriesKind.GAUGE;
        if (isWhole || !query.name().startsWith(name)) {
            return Part.NOTHING;
        }
        String rest = query.name().substring(name.length());
        return rest.equals(COUNT) ? Part.COUNT : rest.equals(SUM) ? Part.SUM : Part.NOTHING;
    }

    @Override
    public @Nullable SeriesPoints place(String name, SeriesKind kind, Labels labels) {
        for (LabelMatch each : query.matchers()) {
            if (!each.matches(labels)) {
                return null;
            }
        }
        SeriesKind shown = name.equals(query.name()) ? kind : SeriesKind.COUNTER;
        Key key = new Key(new SeriesId(query.name(), grouped(labels)), shown);
        SeriesPoints known = series.get(key);
        if (known != null) {
            return known;
        }
        weigh(1 + intervals / EMPTY_INTERVALS);
        SeriesPoints points = new SeriesPoints(key.id, key.kind, intervals);
        series.put(key, points);
        return points;
    }

    @Override
    public IntervalValue value(SeriesPoints place, long timeMillis) {
        if (timeMillis != latestMillis) {
            latestMillis = timeMillis;
            interval = (int) ((timeMillis - fromMillis) / stepMillis);
        }
        boolean isNew = !place.has(interval);
        IntervalValue value = place.value(interval);
        if (isNew) {
            weigh(value instanceof DurationsValue ? HISTOGRAM_WEIGHT : 1);
        }
        return value;
    }

    private void weigh(int more) {
        weight += more;
        if (weight > MAX_WEIGHT) {
            throw new HistoryTooLargeException(query.name(), series.size(), intervals);
        }
    }

    private Labels grouped(Labels labels) {
        if (by == null) {
            return labels;
        }
        Labels kept = Labels.EMPTY;
        for (int i = 0; i < labels.size(); i++) {
            if (by.contains(labels.name(i))) {
                kept = kept.and(labels.name(i), labels.value(i));
            }
        }
        return kept;
    }
}
