package io.opvitals.agent.promql;

import io.opvitals.agent.history.HistoryAnswer;
import io.opvitals.agent.history.HistoryPoint;
import io.opvitals.agent.history.HistoryQuery;
import io.opvitals.agent.history.HistorySeries;
import io.opvitals.agent.series.LabelMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads samples of what is remembered on disk. Series are asked for by their names; a selector without one finds none. */
public final class HistoryReader {

    private static final long DAY_MILLIS = 86_400_000;
    private static final long HALF_HOUR_MILLIS = 1_800_000;

    private final Function<HistoryQuery, HistoryAnswer> history;

    /** @param history answers what was */
    public HistoryReader(Function<HistoryQuery, HistoryAnswer> history) {
        this.history = history;
    }

    /** Is told of each round. */
    public interface Rounds {

        /** Before the first round: how long the intervals are, in milliseconds. */
        default void begin(long stepMillis) {}

        /** The memory holds what was so at this moment. */
        void round(long atMillis);
    }

    /**
     * Plays what was into a memory, round by round.
     *
     * @param queries what is needed
     * @param from the first moment of interest; what their ranges reach before it is played, too
     * @param maxPoints how fine, at most
     * @return how long the intervals were, in milliseconds; 0 where nothing is known
     */
    public long play(
            SampleMemory memory, List<Query> queries, Instant from, Instant to, int maxPoints, Rounds listener) {
        List<HistoryTrack> tracks = new ArrayList<>();
        long length = 0;
        for (Selector each : selectors(queries).values()) {
            long reach = each.rangeMillis() + Math.max(0, each.offsetMillis());
            Instant begin = from.minusMillis(reach);
            if (begin.isBefore(to)) {
                HistoryAnswer answer = answer(each, begin, to, maxPoints);
                tracks.addAll(HistoryTrack.of(each.name(), answer));
                length = answer.series().isEmpty()
                        ? length
                        : Math.max(length, answer.step().toMillis());
            }
        }
        listener.begin(length);
        Set<Long> times = new TreeSet<>();
        for (HistoryTrack each : tracks) {
            for (long time : each.timesMillis()) {
                times.add(time);
            }
        }
        for (long time : times) {
            if (memory.begin(time)) {
                tracks.forEach(each -> put(memory, each, time));
                memory.end();
                listener.round(time);
            }
        }
        return length;
    }

    /** The samples after a moment, up to and with another. */
    List<SampleRange> range(Selector selector, long fromMillis, long toMillis) {
        if (selector.name().isEmpty() || fromMillis >= toMillis) {
            return List.of();
        }
        HistoryAnswer answer = answer(
                selector, Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(toMillis), HistoryQuery.MAX_POINTS);
        List<SampleRange> ranges = new ArrayList<>();
        for (HistoryTrack each : HistoryTrack.of(selector.name(), answer)) {
            int first = each.upTo(fromMillis) + 1;
            int end = each.upTo(toMillis) + 1;
            if (first < end && selector.matches(each.name(), each.labels())) {
                ranges.add(new SampleRange(
                        each.name(),
                        each.labels(),
                        java.util.Arrays.copyOfRange(each.timesMillis(), first, end),
                        java.util.Arrays.copyOfRange(each.values(), first, end)));
            }
        }
        return ranges;
    }

    /** The mean of an hour of each day, around the time of day of a moment; of gauges. */
    List<Season> seasons(Selector selector, long atMillis, int days) {
        Map<HistorySeriesKey, List<Double>> means = new LinkedHashMap<>();
        for (int day = 1; day <= days && !selector.name().isEmpty(); day++) {
            long middle = atMillis - day * DAY_MILLIS;
            HistoryAnswer answer = answer(
                    selector,
                    Instant.ofEpochMilli(middle - HALF_HOUR_MILLIS),
                    Instant.ofEpochMilli(middle + HALF_HOUR_MILLIS),
                    60);
            for (HistorySeries each : answer.series()) {
                double mean = mean(each);
                if (!Double.isNaN(mean)) {
                    means.computeIfAbsent(
                                    new HistorySeriesKey(
                                            selector.name(), each.id().labels()),
                                    key -> new ArrayList<>())
                            .add(mean);
                }
            }
        }
        List<Season> seasons = new ArrayList<>();
        means.forEach((key, values) -> seasons.add(new Season(
                key.name(),
                key.labels(),
                values.stream().mapToDouble(Double::doubleValue).toArray())));
        return seasons;
    }

    private record HistorySeriesKey(String name, io.opvitals.agent.series.Labels labels) {}

    private static double mean(HistorySeries series) {
        double sum = 0;
        long count = 0;
        for (HistoryPoint each : series.points()) {
            if (each instanceof HistoryPoint.Level level) {
                sum += level.sum();
                count += level.count();
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static void put(SampleMemory memory, HistoryTrack track, long time) {
        int at = track.upTo(time);
        if (at >= 0 && (track.goesOn() || track.timesMillis()[at] == time)) {
            memory.put(track.name(), track.labels(), track.values()[at], false);
        }
    }

    /** By what is asked for; where two differ in how far they reach, the farther. */
    private static Map<String, Selector> selectors(List<Query> queries) {
        Map<String, Selector> all = new LinkedHashMap<>();
        for (Query query : queries) {
            for (Selector each : new LinkedHashSet<>(query.selectors())) {
                if (!each.name().isEmpty()) {
                    all.merge(each.toString(), each, HistoryReader::farther);
                }
            }
        }
        return all;
    }

    private static Selector farther(Selector a, Selector b) {
        return a.rangeMillis() + a.offsetMillis() >= b.rangeMillis() + b.offsetMillis() ? a : b;
    }

    private HistoryAnswer answer(Selector selector, Instant from, Instant to, int maxPoints) {
        String name = selector.name();
        List<LabelMatch> matches = new ArrayList<>(selector.matches());
        // Made of a histogram, which is remembered as a whole.
        matches.removeIf(each -> each.label().equals("le")
                || each.label().equals("quantile")
                || each.label().equals(LabelMatch.NAME));
        String asked = name.endsWith("_bucket") ? name.substring(0, name.length() - "_bucket".length()) : name;
        return history.apply(new HistoryQuery(asked, matches, from, to, maxPoints));
    }
}
