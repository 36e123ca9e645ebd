package io.opvitals.agent.fleet;

import io.opvitals.agent.operation.Buckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A histogram as somebody else has counted it: durations in seconds, by buckets of any width, of which there may be
 * fractions, because an increase is estimated.
 *
 * @param bars in any order; they may overlap, when histograms of several kinds were added
 * @param sum of all durations, in seconds
 */
record Bars(List<Bar> bars, double sum) {

    static final Bars NONE = new Bars(List.of(), 0);

    private static final double SECOND = 1e9;

    Bars {
        bars = List.copyOf(bars);
    }

    /** So many durations above {@code lower} and up to {@code upper}, in seconds; the last may be infinite. */
    record Bar(double lower, double upper, double count) {}

    /**
     * Of a classic histogram.
     *
     * @param upTo how many durations were not above each bound
     */
    static Bars classic(SortedMap<Double, Double> upTo, double sum) {
        List<Bar> bars = new ArrayList<>();
        double lower = 0;
        double before = 0;
        for (Map.Entry<Double, Double> each : upTo.entrySet()) {
            double count = each.getValue() - before;
            // Between the scrapes of two instances it may seem to go down.
            if (count > 0) {
                bars.add(new Bar(lower, each.getKey(), count));
                before = each.getValue();
            }
            lower = Math.max(0, each.getKey());
        }
        return new Bars(bars, sum);
    }

    double count() {
        return bars.stream().mapToDouble(Bar::count).sum();
    }

    /** So many times as many. */
    Bars times(double factor) {
        return new Bars(
                bars.stream()
                        .map(each -> new Bar(each.lower, each.upper, each.count * factor))
                        .toList(),
                sum * factor);
    }

    Bars plus(Bars other) {
        List<Bar> both = new ArrayList<>(bars);
        both.addAll(other.bars);
        return new Bars(both, sum + other.sum);
    }

    /**
     * In our own buckets. Within a bucket that is wider than ours, durations are taken to be spread evenly, as {@code
     * histogram_quantile} takes them; above the last bound, to be just above it. The number of all of them is rounded
     * once, and the maximum is not known.
     */
    HistogramSnapshot snapshot() {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (Bar each : bars) {
            first = Math.min(first, index(each.lower));
            last = Math.max(last, lastIndex(each));
        }
        if (last < first) {
            return HistogramSnapshot.EMPTY;
        }
        double[] spread = new double[last - first + 1];
        for (Bar each : bars) {
            add(each, spread, first);
        }
        long[] counts = new long[spread.length];
        double total = 0;
        long told = 0;
        for (int i = 0; i < counts.length; i++) {
            total += spread[i];
            long now = Math.round(total);
            counts[i] = now - told;
            told = now;
        }
        return HistogramSnapshot.of(first, counts, Math.round(sum * SECOND), HistogramSnapshot.NOT_KNOWN);
    }

    private static void add(Bar bar, double[] spread, int first) {
        int from = index(bar.lower);
        int to = lastIndex(bar);
        if (from == to || Double.isInfinite(bar.upper)) {
            spread[to - first] += bar.count;
            return;
        }
        for (int i = from; i <= to; i++) {
            double low = i == from ? bar.lower : Buckets.lowerNanos(i) / SECOND;
            double high = i == to ? bar.upper : Buckets.upperNanos(i) / SECOND;
            spread[i - first] += bar.count * (high - low) / (bar.upper - bar.lower);
        }
    }

    /** The bucket in which a bar begins: the first that is not below it. */
    private static int index(double seconds) {
        int index = Buckets.index(nanos(seconds));
        // Computed bounds are off in the last digits.
        boolean endsThere = Buckets.upperNanos(index) <= seconds * SECOND * (1 + 1e-9);
        return endsThere && seconds > 0 ? index + 1 : index;
    }

    private static int lastIndex(Bar bar) {
        if (Double.isInfinite(bar.upper)) {
            return index(bar.lower);
        }
        int index = Buckets.index(nanos(bar.upper));
        boolean endsBefore = Buckets.lowerNanos(index) >= bar.upper * SECOND * (1 - 1e-9);
        return Math.max(index(bar.lower), endsBefore ? index - 1 : index);
    }

    private static long nanos(double seconds) {
        return Math.max(1, (long) Math.min(seconds * SECOND, Long.MAX_VALUE / 2.0));
    }
}
