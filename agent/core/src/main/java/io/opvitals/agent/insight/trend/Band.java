package io.opvitals.agent.insight.trend;

import io.opvitals.agent.insight.Robust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is usual for a series at each time of day: the median of the days before, and three deviations about it. */
final class Band {

    /** As is customary for control charts. */
    private static final double DEVIATIONS = 3;

    /** A series that hardly moves would be unusual whenever it does. */
    private static final double LEAST_SHARE = 0.05;

    /** Fewer days say nothing about what is usual. */
    private static final int MIN_VALUES = 3;

    private final List<NavigableMap<Instant, Double>> days = new ArrayList<>();

    /**
     * What is usual at one time.
     *
     * @param middle the median
     * @param low below it is unusual
     * @param high above it is unusual
     */
    record Usual(double middle, double low, double high) {}

    /**
     * Adds what was seen some time ago.
     *
     * @param ago how long
     * @param points what was seen then
     */
    void add(Duration ago, List<Point> points) {
        NavigableMap<Instant, Double> moved = new TreeMap<>();
        for (Point each : points) {
            moved.put(each.time().plus(ago), each.value());
        }
        days.add(moved);
    }

    /**
     * What is usual at a time; {@code null} where too little is known.
     *
     * @param reach how far from it a value may have been seen
     */
    @Nullable
    Usual at(Instant time, Duration reach) {
        List<Double> seen = new ArrayList<>();
        for (NavigableMap<Instant, Double> each : days) {
            // The interval before and the one after count as well: the time of day is not exact to the interval.
            seen.addAll(
                    each.subMap(time.minus(reach), true, time.plus(reach), true).values());
        }
        if (seen.size() < MIN_VALUES) {
            return null;
        }
        double[] values = seen.stream().mapToDouble(Double::doubleValue).toArray();
        double middle = Robust.median(values);
        double deviation = Robust.MAD_TO_DEVIATION * Robust.medianDistance(middle, values);
        double away = Math.max(DEVIATIONS * deviation, LEAST_SHARE * Math.abs(middle));
        return new Usual(middle, middle - away, middle + away);
    }
}
