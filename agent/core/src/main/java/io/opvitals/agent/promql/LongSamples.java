package io.opvitals.agent.promql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A memory, and the history on disk for what it does not reach: ranges and offsets past its {@value SampleMemory#MAX_ROUNDS}
 * rounds, and the days before. What was on those days is read every ten minutes. For one thread at a time.
 */
public final class LongSamples implements SampleSource {

    private static final long SEASON_MILLIS = 600_000;
    private static final int MAX_SEASONS = 1_000;

    private final SampleMemory memory;
    private final HistoryReader history;
    private final Map<SeasonKey, List<Season>> seasons = new LinkedHashMap<>();

    /** What was read, and for which ten minutes. */
    private record SeasonKey(Selector selector, int days, long period) {}

    public LongSamples(SampleMemory memory, HistoryReader history) {
        this.memory = memory;
        this.history = history;
    }

    @Override
    public List<Sample> latest(Selector selector, long atMillis) {
        if (selector.offsetMillis() <= Math.max(0, memory.reachMillis(selector))) {
            return memory.latest(selector, atMillis);
        }
        List<Sample> samples = new ArrayList<>();
        for (SampleRange each : history.range(selector, atMillis - LOOKBACK_MILLIS, atMillis)) {
            samples.add(new Sample(each.name(), each.labels(), each.values()[each.size() - 1]));
        }
        return samples;
    }

    @Override
    public List<SampleRange> range(Selector selector, long fromMillis, long toMillis) {
        long reach = selector.rangeMillis() + Math.max(0, selector.offsetMillis());
        List<SampleRange> near = memory.range(selector, fromMillis, toMillis);
        if (reach <= memory.reachMillis(selector)) {
            return near;
        }
        long known = Math.max(fromMillis, Math.min(toMillis, memory.newestMillis() - memory.reachMillis(selector)));
        Map<Object, SampleRange> all = new LinkedHashMap<>();
        history.range(selector, fromMillis, known).forEach(each -> all.put(key(each), each));
        memory.range(selector, known, toMillis).forEach(each -> all.merge(key(each), each, LongSamples::joined));
        return List.copyOf(all.values());
    }

    @Override
    public List<Season> seasons(Selector selector, long atMillis, int days) {
        SeasonKey key = new SeasonKey(selector, days, Math.floorDiv(atMillis, SEASON_MILLIS));
        List<Season> known = seasons.get(key);
        if (known == null) {
            known = history.seasons(selector, atMillis, days);
            seasons.keySet().removeIf(each -> each.period() != key.period() || seasons.size() > MAX_SEASONS);
            seasons.put(key, known);
        }
        return known;
    }

    private static Object key(SampleRange range) {
        return new io.opvitals.agent.series.SeriesId(range.name(), range.labels());
    }

    /** A total of the history begins anew where the memory begins: as after a restart, which no rate minds. */
    private static SampleRange joined(SampleRange before, SampleRange after) {
        long[] times = Arrays.copyOf(before.timesMillis(), before.size() + after.size());
        double[] values = Arrays.copyOf(before.values(), times.length);
        System.arraycopy(after.timesMillis(), 0, times, before.size(), after.size());
        System.arraycopy(after.values(), 0, values, before.size(), after.size());
        return new SampleRange(before.name(), before.labels(), times, values);
    }
}
