package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples of those series that queries ask for, taken in rounds, and forgotten when no range reaches them any more. A series
 * that is missing in a round is gone, as one that is missing in a scrape is for Prometheus.
 *
 * <p>Remembers at most {@value #MAX_VALUES} values, 8 bytes each, and {@value #MAX_ROUNDS} rounds; what comes then has its
 * place only when something else is forgotten, and {@link #refused} counts it. For one thread at a time.
 */
public final class SampleMemory implements SampleSource {

    static final int MAX_VALUES = 1_000_000;
    static final int MAX_ROUNDS = 1_024;
    private static final int ROUNDS_BETWEEN_FORGETTING = 64;

    private final List<Selector> needs;
    private final long intervalMillis;
    private final Map<String, RememberedName> byName = new HashMap<>();
    private final Map<String, Name> names = new HashMap<>();
    private final Map<Selector, Found> found = new HashMap<>();
    private final PlainSeries sink = new PlainSeries(this);
    private final long[] times;
    private long round = -1;
    private int remembered;
    private long refused;

    /** The series of a selector, and what they were in the latest round. */
    private static final class Found {

        private final List<RememberedName.Series> series = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final Map<RememberedName, int[]> seen = new HashMap<>();
        private long round = -1;
        private @Nullable List<Sample> latest;
    }

    /**
     * Remembers nothing yet.
     *
     * @param queries what will be asked
     * @param intervalMillis the time between rounds, by which the number of values for a range is reckoned
     */
    public SampleMemory(List<Query> queries, long intervalMillis) {
        List<Selector> all = new ArrayList<>();
        queries.forEach(each -> all.addAll(each.selectors()));
        this.needs = all.stream().distinct().toList();
        this.intervalMillis = intervalMillis;
        int most = 1;
        for (Selector each : needs) {
            most = Math.max(most, rounds(each));
        }
        this.times = new long[Integer.highestOneBit(most) * 2];
    }

    /** Begins a round. A time that is not after the last one's is left out: {@code false}. */
    public boolean begin(long atMillis) {
        if (round >= 0 && atMillis <= time(round)) {
            return false;
        }
        round++;
        times[(int) (round & (times.length - 1))] = atMillis;
        return true;
    }

    /** Takes what is so in this round. */
    public SeriesSink sink() {
        return sink;
    }

    /** Ends a round. */
    public void end() {
        if (round % ROUNDS_BETWEEN_FORGETTING == 0) {
            for (RememberedName each : byName.values()) {
                remembered -= each.forget(round - Math.max(each.rounds(), rounds(LOOKBACK_MILLIS)));
            }
        }
    }

    /** Takes over what another remembers, oldest first; for a new one. */
    public void takeOver(SampleMemory before) {
        for (long each = Math.max(0, before.round - before.times.length + 1); each <= before.round; each++) {
            if (begin(before.time(each))) {
                for (RememberedName name : before.byName.values()) {
                    for (RememberedName.Series series : name.all()) {
                        double value = series.at(each);
                        if (!isGone(value)) {
                            put(name.name(), series.labels, value, false);
                        }
                    }
                }
                end();
            }
        }
    }

    /** Series that had no place; since the start. */
    public long refused() {
        return refused;
    }

    /** Values that there is place for now. */
    public int remembered() {
        return remembered;
    }

    /** Whether there was ever a series for each of the selectors of a query, as far as this remembers. */
    public boolean knowsAll(Query query) {
        for (Selector each : query.selectors()) {
            if (find(each).series.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** When the latest round was; 0 before the first. */
    long newestMillis() {
        return round < 0 ? 0 : time(round);
    }

    /** How far back a selector's samples are remembered. */
    long reachMillis(Selector selector) {
        return (long) (rounds(selector) - 2) * intervalMillis;
    }

    @Override
    public List<Sample> latest(Selector selector, long atMillis) {
        long at = roundUpTo(atMillis);
        if (at < 0 || time(at) <= atMillis - LOOKBACK_MILLIS) {
            return List.of();
        }
        Found known = find(selector);
        List<Sample> before = known.latest;
        if (at == round && known.round == round && before != null) {
            return before;
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < known.series.size(); i++) {
            RememberedName.Series each = known.series.get(i);
            double value = each.at(at);
            if (!isGone(value)) {
                samples.add(new Sample(known.names.get(i), each.labels, value));
            }
        }
        if (at == round) {
            known.round = round;
            known.latest = samples;
        }
        return samples;
    }

    @Override
    public List<SampleRange> range(Selector selector, long fromMillis, long toMillis) {
        long last = roundUpTo(toMillis);
        long first = roundUpTo(fromMillis) + 1;
        List<SampleRange> ranges = new ArrayList<>();
        if (last < first) {
            return ranges;
        }
        Found known = find(selector);
        long[] taken = new long[(int) (last - first + 1)];
        double[] values = new double[taken.length];
        for (int i = 0; i < known.series.size(); i++) {
            RememberedName.Series each = known.series.get(i);
            int count = 0;
            for (long at = Math.max(first, each.first); at <= last; at++) {
                double value = each.at(at);
                if (!isGone(value)) {
                    taken[count] = time(at);
                    values[count] = value;
                    count++;
                }
            }
            if (count > 0) {
                ranges.add(new SampleRange(
                        known.names.get(i), each.labels, Arrays.copyOf(taken, count), Arrays.copyOf(values, count)));
            }
        }
        return ranges;
    }

    /** None: days are not remembered here. */
    @Override
    public List<Season> seasons(Selector selector, long atMillis, int days) {
        return List.of();
    }

    boolean needs(String name) {
        return !name(name).isUnused();
    }

    /** @param adds whether the value is added to one that came in this round, as parts of a total are */
    void put(String name, Labels labels, double value, boolean adds) {
        Name known = name(name);
        RememberedName series = known.series;
        if (series != null) {
            boolean mayGrow = remembered + series.rounds() <= MAX_VALUES;
            remembered += series.put(labels, value, adds, round, mayGrow);
            refused += mayGrow ? 0 : 1;
        }
    }

    /** A name that came, needed or not. */
    private record Name(@Nullable RememberedName series) {

        boolean isUnused() {
            return series == null;
        }
    }

    private Name name(String name) {
        Name known = names.get(name);
        if (known == null) {
            known = new Name(remembered(name));
            names.put(name, known);
        }
        return known;
    }

    private @Nullable RememberedName remembered(String name) {
        int rounds = 0;
        List<Selector> asking = new ArrayList<>();
        for (Selector each : needs) {
            boolean asks = each.name().isEmpty()
                    ? namesOnly(each).matches(name, Labels.EMPTY)
                    : each.name().equals(name);
            if (asks) {
                asking.add(each);
                rounds = Math.max(rounds, rounds(each));
            }
        }
        if (asking.isEmpty()) {
            return null;
        }
        RememberedName series = new RememberedName(name, asking, rounds);
        byName.put(name, series);
        return series;
    }

    /** What is said of the name alone. */
    private static Selector namesOnly(Selector selector) {
        return new Selector(
                "",
                selector.matches().stream()
                        .filter(each -> each.label().equals(io.opvitals.agent.series.LabelMatch.NAME))
                        .toList(),
                0,
                0);
    }

    private int rounds(Selector selector) {
        long offset = Math.max(0, selector.offsetMillis());
        long reach = selector.rangeMillis() + offset;
        return reach == 0 ? 1 : rounds(reach);
    }

    private int rounds(long millis) {
        return (int) Math.min(MAX_ROUNDS, millis / intervalMillis + 3);
    }

    private Found find(Selector selector) {
        Found known = found.computeIfAbsent(selector, each -> new Found());
        if (known.round == round && known.latest != null) {
            return known;
        }
        if (known.seen.entrySet().stream()
                .anyMatch(each -> each.getValue()[0] != each.getKey().generation())) {
            known.series.clear();
            known.names.clear();
            known.seen.clear();
        }
        if (selector.name().isEmpty()) {
            byName.values().forEach(each -> extend(known, selector, each));
        } else {
            RememberedName name = byName.get(selector.name());
            if (name != null) {
                extend(known, selector, name);
            }
        }
        return known;
    }

    private static void extend(Found known, Selector selector, RememberedName name) {
        int[] seen = known.seen.computeIfAbsent(name, each -> new int[] {each.generation(), 0});
        for (; seen[1] < name.all().size(); seen[1]++) {
            RememberedName.Series each = name.all().get(seen[1]);
            if (selector.matches(name.name(), each.labels)) {
                known.series.add(each);
                known.names.add(name.name());
            }
        }
    }

    /** The last round that is not after a time; one before the oldest known where there is none. */
    private long roundUpTo(long millis) {
        long oldest = Math.max(0, round - times.length + 1);
        long at = round;
        while (at >= oldest && time(at) > millis) {
            at--;
        }
        return at < oldest ? oldest - 1 : at;
    }

    private long time(long of) {
        return times[(int) (of & (times.length - 1))];
    }

    private static boolean isGone(double value) {
        return Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(RememberedName.GONE);
    }
}
