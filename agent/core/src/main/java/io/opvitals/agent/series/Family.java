package io.opvitals.agent.series;

import io.opvitals.agent.export.metric.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A name that series share, and what it means.
 *
 * @param name as a scrape shows it, without the endings {@code _total}, {@code _bucket}, {@code _count} and {@code _sum}
 * @param description one sentence
 */
public record Family(String name, String description) {

    private static final Map<Metric, Family> SUMS = sums();
    private static final Map<Metric, Family> GAUGES = gauges();

    /** A total, durations, or a value that is a sum in OTLP: the name, and the unit where it is seconds. */
    public static Family of(Metric metric) {
        return Objects.requireNonNull(SUMS.get(metric));
    }

    /** A value of the moment: as {@link #of}, and {@code _ratio} where it has no unit. */
    public static Family gauge(Metric metric) {
        return Objects.requireNonNull(GAUGES.get(metric));
    }

    private static Map<Metric, Family> sums() {
        Map<Metric, Family> families = new EnumMap<>(Metric.class);
        for (Metric each : Metric.values()) {
            String name = each.wireName.replace('.', '_');
            families.put(each, new Family(each.unit.equals("s") ? name + "_seconds" : name, each.description));
        }
        return families;
    }

    private static Map<Metric, Family> gauges() {
        Map<Metric, Family> families = new EnumMap<>(SUMS);
        for (Metric each : Metric.values()) {
            // Units in braces are notes, and 1 is none.
            if (each.unit.equals("1")) {
                families.put(each, new Family(of(each).name + "_ratio", each.description));
            }
        }
        return families;
    }
}
