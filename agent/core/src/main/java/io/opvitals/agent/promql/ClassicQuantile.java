package io.opvitals.agent.promql;

import io.opvitals.agent.series.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code histogram_quantile} of classic buckets, interpolated within a bucket: {@code bucketQuantile} of Prometheus. */
final class ClassicQuantile {

    private static final String BOUND = "le";

    private final Projections projections;

    ClassicQuantile(Projections projections) {
        this.projections = projections;
    }

    private record Bucket(double bound, double count) {}

    List<Sample> of(double quantile, List<Sample> buckets) {
        Map<Labels, Labels> known = projections.known(false, List.of(BOUND));
        Map<Labels, List<Bucket>> histograms = new LinkedHashMap<>();
        for (Sample each : buckets) {
            String bound = each.labels().get(BOUND);
            if (bound != null && isNumber(bound)) {
                Labels labels = projections.of(known, false, List.of(BOUND), each.labels());
                histograms
                        .computeIfAbsent(labels, none -> new ArrayList<>())
                        .add(new Bucket(number(bound), each.value()));
            }
        }
        List<Sample> results = new ArrayList<>(histograms.size());
        histograms.forEach((labels, each) -> results.add(new Sample("", labels, quantile(quantile, each))));
        return results;
    }

    private static double quantile(double quantile, List<Bucket> unordered) {
        if (Double.isNaN(quantile)) {
            return Double.NaN;
        }
        if (quantile < 0 || quantile > 1) {
            return quantile < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        List<Bucket> buckets = rising(unordered);
        int last = buckets.size() - 1;
        if (buckets.get(last).bound != Double.POSITIVE_INFINITY || buckets.size() < 2 || buckets.get(last).count == 0) {
            return Double.NaN;
        }
        double rank = quantile * buckets.get(last).count;
        if (Double.isNaN(rank)) {
            return Double.NaN;
        }
        int at = 0;
        while (at < last && buckets.get(at).count < rank) {
            at++;
        }
        if (at == last) {
            return buckets.get(last - 1).bound;
        }
        if (at == 0 && buckets.get(0).bound <= 0) {
            return buckets.get(0).bound;
        }
        double start = at == 0 ? 0 : buckets.get(at - 1).bound;
        double before = at == 0 ? 0 : buckets.get(at - 1).count;
        return start + (buckets.get(at).bound - start) * ((rank - before) / (buckets.get(at).count - before));
    }

    /** In order, those with the same bound added up, and never fewer than below. */
    private static List<Bucket> rising(List<Bucket> unordered) {
        List<Bucket> sorted = new ArrayList<>(unordered);
        sorted.sort(Comparator.comparingDouble(Bucket::bound));
        List<Bucket> rising = new ArrayList<>(sorted.size());
        for (Bucket each : sorted) {
            int last = rising.size() - 1;
            if (last >= 0 && rising.get(last).bound == each.bound) {
                rising.set(last, new Bucket(each.bound, rising.get(last).count + each.count));
            } else {
                rising.add(each);
            }
        }
        for (int i = 1; i < rising.size(); i++) {
            if (rising.get(i).count < rising.get(i - 1).count) {
                rising.set(i, new Bucket(rising.get(i).bound, rising.get(i - 1).count));
            }
        }
        return rising;
    }

    private static boolean isNumber(String text) {
        try {
            number(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static double number(String text) {
        return text.equals("+Inf") || text.equals("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
