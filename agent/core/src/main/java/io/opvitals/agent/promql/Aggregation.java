package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many series become one for each group. */
final class Aggregation {

    private final Projections projections;

    Aggregation(Projections projections) {
        this.projections = projections;
    }

    List<Sample> of(Expr.Aggregate aggregate, List<Sample> samples, double parameter) {
        Aggregator aggregator = aggregate.aggregator();
        boolean picks = aggregator == Aggregator.TOPK || aggregator == Aggregator.BOTTOMK;
        if (samples.isEmpty() || (picks && !(parameter >= 1))) {
            return List.of();
        }
        Map<Labels, List<Sample>> groups = groups(aggregate, samples);
        List<Sample> results = new ArrayList<>(groups.size());
        groups.forEach((labels, members) -> {
            if (picks) {
                results.addAll(picked(members, (int) Math.min(parameter, members.size()), aggregator));
            } else {
                results.add(new Sample("", labels, value(aggregator, members, parameter)));
            }
        });
        return results;
    }

    private Map<Labels, List<Sample>> groups(Expr.Aggregate aggregate, List<Sample> samples) {
        boolean keeps = !aggregate.isWithout();
        Map<Labels, Labels> known = projections.known(keeps, aggregate.grouping());
        Map<Labels, List<Sample>> groups = new LinkedHashMap<>();
        for (Sample each : samples) {
            Labels group = projections.of(known, keeps, aggregate.grouping(), each.labels());
            groups.computeIfAbsent(group, none -> new ArrayList<>(2)).add(each);
        }
        return groups;
    }

    private static double value(Aggregator aggregator, List<Sample> members, double parameter) {
        double[] values = new double[members.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = members.get(i).value();
        }
        return switch (aggregator) {
            case SUM -> Statistics.sum(values);
            case AVG -> Statistics.mean(values);
            case MIN -> Statistics.min(values);
            case MAX -> Statistics.max(values);
            case COUNT -> values.length;
            case GROUP -> 1;
            case STDDEV -> Math.sqrt(Statistics.variance(values));
            case STDVAR -> Statistics.variance(values);
            case QUANTILE -> Statistics.quantile(parameter, values);
            default -> throw new IllegalStateException(aggregator + " (expected: one that gives a number)");
        };
    }

    /** What is not a number comes last either way. */
    private static List<Sample> picked(List<Sample> members, int count, Aggregator aggregator) {
        Comparator<Sample> rising = Comparator.comparingDouble(Sample::value);
        Comparator<Sample> order = aggregator == Aggregator.TOPK ? rising.reversed() : rising;
        List<Sample> sorted = new ArrayList<>(members);
        sorted.sort(Comparator.comparing((Sample each) -> Double.isNaN(each.value()))
                .thenComparing(order));
        return sorted.subList(0, count);
    }
}
