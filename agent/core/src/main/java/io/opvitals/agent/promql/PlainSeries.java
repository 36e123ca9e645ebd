package io.opvitals.agent.promql;

import io.opvitals.agent.operation.HistogramSnapshot;
import io.opvitals.agent.operation.MeasureSnapshot;
import io.opvitals.agent.series.ClassicBuckets;
import io.opvitals.agent.series.Family;
import io.opvitals.agent.series.Labels;
import io.opvitals.agent.series.SeriesSink;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes plain numbers of everything, under the names that the text of a scrape shows: {@code _total}, {@code _bucket},
 * {@code _count}, {@code _sum}. What nobody needs is not made. For one thread.
 */
final class PlainSeries implements SeriesSink {

    private static final double SECOND = 1e9;
    private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99};

    private final SampleMemory memory;
    private final Map<String, Names> names = new HashMap<>();

    /** The names of a family's series. */
    private record Names(String total, String bucket, String count, String sum) {}

    PlainSeries(SampleMemory memory) {
        this.memory = memory;
    }

    @Override
    public void gauge(Family family, Labels labels, double value) {
        memory.put(family.name(), labels, value, false);
    }

    @Override
    public void counter(Family family, Labels labels, double total) {
        memory.put(names(family).total, labels, total, true);
    }

    @Override
    public void histogram(Family family, Labels labels, HistogramSnapshot durations) {
        Names own = names(family);
        memory.put(own.count, labels, (double) durations.count(), true);
        memory.put(own.sum, labels, durations.sumNanos() / SECOND, true);
        if (memory.needs(own.bucket)) {
            long[] counts = ClassicBuckets.upTo(durations);
            for (int i = 0; i < counts.length; i++) {
                memory.put(own.bucket, labels.and("le", ClassicBuckets.BOUNDS.get(i)), (double) counts[i], true);
            }
        }
    }

    @Override
    public void summary(Family family, Labels labels, MeasureSnapshot values) {
        Names own = names(family);
        memory.put(own.count, labels, (double) values.count(), true);
        memory.put(own.sum, labels, values.sum(), true);
    }

    @Override
    public void quantiles(Family family, Labels labels, HistogramSnapshot window) {
        if (memory.needs(family.name())) {
            for (double each : QUANTILES) {
                memory.put(
                        family.name(),
                        labels.and("quantile", Double.toString(each)),
                        window.quantileNanos(each) / SECOND,
                        false);
            }
        }
    }

    private Names names(Family family) {
        return names.computeIfAbsent(
                family.name(), name -> new Names(name + "_total", name + "_bucket", name + "_count", name + "_sum"));
    }
}
