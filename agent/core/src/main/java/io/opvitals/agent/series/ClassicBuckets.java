package io.opvitals.agent.series;

import io.opvitals.agent.export.metric.ExplicitBuckets;
import io.opvitals.agent.operation.HistogramSnapshot;
import java.util.ArrayList;
import java.util.List;

/** A histogram as the text of a scrape has it: counts up to each bound. */
public final class ClassicBuckets {

    /** What the label {@code le} holds, in seconds, rising; the last is of everything. */
    public static final List<String> BOUNDS = bounds();

    private ClassicBuckets() {}

    /** How many durations were not above each bound; as many as {@link #BOUNDS}. */
    public static long[] upTo(HistogramSnapshot durations) {
        long[] counts = ExplicitBuckets.counts(durations);
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        return counts;
    }

    private static List<String> bounds() {
        List<String> bounds = new ArrayList<>();
        ExplicitBuckets.BOUNDS.forEach(each -> bounds.add(Double.toString(each)));
        bounds.add("+Inf");
        return List.copyOf(bounds);
    }
}
